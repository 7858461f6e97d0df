package org.sealpost.app.serve;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.bouncycastle.util.encoders.Base32;
import org.sealpost.app.access.Role;
import org.sealpost.app.access.TenantId;
import org.sealpost.app.access.audit.Actor;
import org.sealpost.app.access.audit.AuditEvent;
import org.sealpost.app.access.audit.AuditTrail;
import org.sealpost.app.access.oidc.OidcClient;
import org.sealpost.app.access.oidc.Vouching;
import org.sealpost.app.access.secret.Argon2Cost;
import org.sealpost.app.access.secret.PasswordRule;
import org.sealpost.app.access.secret.Passwords;
import org.sealpost.app.access.secret.Secret;
import org.sealpost.app.access.secret.SecretBox;
import org.sealpost.app.access.secret.Totp;
import org.sealpost.app.access.sign.Admission;
import org.sealpost.app.access.sign.Callers;
import org.sealpost.app.access.sign.FailedTries;
import org.sealpost.app.access.sign.Invitations;
import org.sealpost.app.access.sign.OwnAccount;
import org.sealpost.app.access.sign.SignIn;
import org.sealpost.app.access.sign.SignInRules;
import org.sealpost.app.access.sign.TokenDesk;
import org.sealpost.app.look.Looks;
import org.sealpost.app.render.FindingPages;
import org.sealpost.app.store.AccessStore;
import org.sealpost.app.store.CheckStore;
import org.sealpost.app.store.FleetStore;
import org.sealpost.app.watch.ChannelDesk;
import org.sealpost.app.watch.Gauge;
import org.sealpost.app.web.WebLimits;
import org.sealpost.app.web.WebServer;
import org.sealpost.app.web.WebSettings;
import org.sealpost.fleet.watch.channel.Channels;
import org.sealpost.fleet.watch.channel.MailServer;
import org.sealpost.fleet.watch.schedule.Schedule;
import org.sealpost.host.certificate.KeySeal;
import org.sealpost.host.certificate.SealingKey;
import org.sealpost.observe.net.AddressGuard;
import org.sealpost.observe.net.ConnectMap;
import org.sealpost.observe.net.Dialer;
import org.sealpost.observe.net.DialerOptions;
import org.sealpost.observe.net.Family;
import org.sealpost.observe.net.Limits;
import org.sealpost.observe.tls.Trust;
import org.sealpost.protocol.Octets;
import org.sealpost.protocol.name.IpAddress;

/// Served pages with people behind a door, over a socket; time passes when it is told to.
final class Doorstep implements AutoCloseable {
    static final String PASSWORD = "seven wild geese";
    static final TenantId OURS = TenantId.FIRST;
    static final TenantId THEIRS = new TenantId("theirs");

    /// On this machine as well, with an address of its own.
    static final InetAddress PROXY = InetAddress.ofLiteral("127.0.0.2");

    private static final Pattern FORM_TOKEN = Pattern.compile("name=\"form-token\" value=\"([^\"]+)\"");
    private static final Actor CONSOLE = new Actor.Console("test");

    final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-22T12:00:00Z"));
    final Queue<String> faults = new ConcurrentLinkedQueue<>();
    final Queue<String> log = new ConcurrentLinkedQueue<>();
    final Path folder;
    final AccessStore access;
    final FleetStore fleet;
    final ChannelDesk channels;
    final String address;

    private final Invitations invitations;
    private final List<AutoCloseable> open = new ArrayList<>();
    private final FailedTries failed;

    /// @param toPrivate whether channels may lead to this machine
    Doorstep(Path folder, boolean toPrivate, Optional<MailServer> mail) throws IOException {
        this(folder, toPrivate, mail, "");
    }

    /// @param issuer of a service that signs people in too; empty for none
    Doorstep(Path folder, boolean toPrivate, Optional<MailServer> mail, String issuer) throws IOException {
        this.folder = folder;
        InstantSource clock = now::get;
        var random = new SecureRandom();
        access = keep(AccessStore.file(folder.resolve("access.db")));
        fleet = keep(FleetStore.file(folder.resolve("fleet.db")));
        CheckStore checks = keep(CheckStore.file(folder.resolve("checks.db")));
        var looks = keep(new Looks(
                _ -> {
                    throw new IllegalStateException("nothing is looked at here");
                },
                checks,
                clock,
                (_, fault) -> faults.add(fault.toString())));
        var passwords = new Passwords(new Argon2Cost(64, 1, 1), random);
        var box = new SecretBox(new KeySeal(SealingKey.make(random), List.of(), random));
        Dialer dialer = keep(Dialer.open(new DialerOptions(
                ConnectMap.EMPTY,
                toPrivate ? AddressGuard.PRIVATE_ALLOWED : AddressGuard.PUBLIC_ONLY,
                Limits.DEFAULT,
                Optional.empty(),
                Set.of(Family.IPV4, Family.IPV6),
                25)));
        channels = new ChannelDesk(
                fleet,
                box,
                new Channels(
                        dialer,
                        _ -> List.of(IpAddress.of(new byte[] {127, 0, 0, 1})),
                        Trust.system().context(),
                        toPrivate,
                        mail,
                        Optional.of("https://seal.example.org/alerts/"),
                        clock),
                toPrivate,
                clock,
                random);
        failed = new FailedTries(access, SignInRules.USUAL, clock, log::add);
        invitations = new Invitations(access, passwords, PasswordRule.usual(), clock, random);
        var desk = new SettingsDesk(
                access,
                new OwnAccount(access, passwords, PasswordRule.usual(), box, SignInRules.USUAL, clock, random),
                new TokenDesk(access, clock, random),
                channels,
                new SettingsDesk.Operator(
                        List.of(new SettingsDesk.Writer("deSEC", "With what stands in DESEC_TOKEN.")),
                        List.of("mailto:tlsrpt@example.net", "https://reports.example.net/v1/tlsrpt/{domain}"),
                        mail.isPresent()),
                Optional.of(issuer)
                        .filter(each -> !each.isEmpty())
                        .map(each -> keep(new Vouching(
                                new OidcClient(
                                        URI.create(each),
                                        OidcStandIn.CLIENT,
                                        () -> OidcStandIn.SECRET,
                                        Trust.system().context()),
                                access,
                                box,
                                clock,
                                random))),
                clock,
                random);
        Door door = keep(new TestDoor(folder, access, fleet, clock))
                .with(desk)
                .door(
                        new Doorkeeper(new Callers(access, SignInRules.USUAL, clock)),
                        new SignIn(access, passwords, box, SignInRules.USUAL, clock, random, failed),
                        invitations,
                        new Schedule(new Random(1)));
        var site = new Site(new Site.Parts(looks, new FindingPages(), clock, 100, "test", Optional.of(door)));
        site.count(() -> Gauge.text(Gauge.of(fleet, clock.instant())));
        var settings = new WebSettings(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                Set.of("127.0.0.1"),
                Set.of(PROXY),
                Optional.empty(),
                WebLimits.usual());
        var server = keep(new WebServer(
                settings,
                site.routes(),
                site.refusals(),
                (_, _, fault) -> faults.add(fault.toString()),
                site.traffic()));
        address = "http://127.0.0.1:" + server.address().getPort();
    }

    private <T extends AutoCloseable> T keep(T one) {
        open.add(one);
        return one;
    }

    void pass(Duration time) {
        now.set(now.get().plus(time));
    }

    /// The first person, who looks after the installation and is admin of [#OURS].
    void first(String name) {
        admit(invitations.firstAdmin(CONSOLE).orElseThrow(), name);
    }

    void member(String name, TenantId tenant, Role role) {
        there(tenant);
        admit(invitations.invite(CONSOLE, tenant, role), name);
    }

    private void there(TenantId tenant) {
        if (!access.people().tenants().contains(tenant)) {
            boolean _ = access.people().addTenant(tenant, AuditEvent.of(now.get(), CONSOLE, "tenant.add"));
        }
    }

    /// An authenticator app for somebody who has signed in, set up by the pages.
    Totp app(Visitor visitor) throws IOException, InterruptedException {
        HttpResponse<String> page = visitor.post("/settings/account/app", "password", PASSWORD);
        Matcher secret = Pattern.compile("<code>([A-Z2-7]{32})</code>").matcher(page.body());
        if (!secret.find()) {
            throw new IllegalStateException(page.body());
        }
        var app = new Totp(Octets.of(Base32.decode(secret.group(1))));
        visitor.post("/settings/account/app/confirm", "code", app.code(Totp.step(now.get())));
        pass(Duration.ofMinutes(1));
        return app;
    }

    /// The path of a link that makes somebody a member.
    String invitation(TenantId tenant, Role role) {
        return "/link/" + invitations.invite(CONSOLE, tenant, role).reveal();
    }

    private void admit(Secret link, String name) {
        if (!(invitations.admit(link, name, PASSWORD) instanceof Admission.Welcome)) {
            throw new IllegalStateException(name);
        }
    }

    List<AuditEvent> events(TenantId tenant) {
        return access.audit().latest(tenant, Long.MAX_VALUE, 100).stream()
                .map(AuditTrail.Entry::event)
                .toList()
                .reversed();
    }

    List<String> acts(TenantId tenant) {
        return events(tenant).stream().map(AuditEvent::act).toList();
    }

    /// All that was refused at the door is written down when it returns.
    void settle() {
        failed.close();
    }

    Visitor visitor() {
        var visitor = new Visitor(this);
        // Before the server, which waits a while for a browser to hang up.
        open.add(visitor.client::shutdownNow);
        return visitor;
    }

    /// Somebody who has signed in.
    Visitor in(String name) throws IOException, InterruptedException {
        Visitor visitor = visitor();
        HttpResponse<String> reply = visitor.signIn(name, PASSWORD);
        if (reply.statusCode() != 303) {
            throw new IllegalStateException(name + ": " + reply.statusCode());
        }
        return visitor;
    }

    @Override
    public void close() {
        failed.close();
        for (AutoCloseable each : open.reversed()) {
            try {
                each.close();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /// A browser with its cookies.
    static final class Visitor {
        private final Doorstep door;
        private final Map<String, String> cookies = new TreeMap<>();
        private final HttpClient client = HttpClient.newHttpClient();

        Visitor(Doorstep door) {
            this.door = door;
        }

        HttpResponse<String> get(String path) throws IOException, InterruptedException {
            return answer(HttpRequest.newBuilder(URI.create(door.address + path)));
        }

        private HttpResponse<String> answer(HttpRequest.Builder request) throws IOException, InterruptedException {
            if (!cookies.isEmpty()) {
                request.header(
                        "Cookie",
                        cookies.entrySet().stream()
                                .map(each -> each.getKey() + "=" + each.getValue())
                                .collect(Collectors.joining("; ")));
            }
            HttpResponse<String> reply = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
            for (String set : reply.headers().allValues("set-cookie")) {
                String name = set.substring(0, set.indexOf('='));
                if (set.contains("Max-Age=0")) {
                    cookies.remove(name);
                } else {
                    cookies.put(name, set.substring(name.length() + 1, set.indexOf(';')));
                }
            }
            return reply;
        }

        HttpResponse<String> signIn(String name, String password) throws IOException, InterruptedException {
            return send("/sign-in", "name", name, "password", password);
        }

        /// Sends a form of a page, with the token that stands there.
        HttpResponse<String> post(String path, String... fields) throws IOException, InterruptedException {
            Matcher token = FORM_TOKEN.matcher(get("/settings/account").body());
            String[] all = new String[fields.length + 2];
            System.arraycopy(fields, 0, all, 2, fields.length);
            all[0] = "form-token";
            all[1] = token.find() ? token.group(1) : "none";
            return send(path, all);
        }

        /// Sends a form as it is.
        HttpResponse<String> send(String path, String... fields) throws IOException, InterruptedException {
            var body = new StringBuilder();
            for (int i = 0; i < fields.length; i += 2) {
                body.append(body.isEmpty() ? "" : "&")
                        .append(URLEncoder.encode(fields[i], StandardCharsets.UTF_8))
                        .append('=')
                        .append(URLEncoder.encode(fields[i + 1], StandardCharsets.UTF_8));
            }
            return answer(HttpRequest.newBuilder(URI.create(door.address + path))
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .header("Sec-Fetch-Site", "same-origin")
                    .POST(HttpRequest.BodyPublishers.ofString(body.toString())));
        }

        /// Has another cookie than it was given.
        void forge(String name, String value) {
            cookies.put(name, value);
        }

        /// The value of a cookie; empty when there is none.
        String cookie(String name) {
            return cookies.getOrDefault(name, "");
        }
    }
}
