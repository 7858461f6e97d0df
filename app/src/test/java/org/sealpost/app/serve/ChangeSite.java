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
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.sealpost.app.access.ApiToken;
import org.sealpost.app.access.Caller;
import org.sealpost.app.access.DomainGlob;
import org.sealpost.app.access.Permission;
import org.sealpost.app.access.Person;
import org.sealpost.app.access.PersonName;
import org.sealpost.app.access.Role;
import org.sealpost.app.access.TenantId;
import org.sealpost.app.access.audit.Actor;
import org.sealpost.app.access.audit.AuditEvent;
import org.sealpost.app.access.audit.AuditTrail;
import org.sealpost.app.access.secret.Argon2Cost;
import org.sealpost.app.access.secret.CsrfToken;
import org.sealpost.app.access.secret.PasswordRule;
import org.sealpost.app.access.secret.Passwords;
import org.sealpost.app.access.secret.Secret;
import org.sealpost.app.access.secret.SecretBox;
import org.sealpost.app.access.sign.Admission;
import org.sealpost.app.access.sign.Browser;
import org.sealpost.app.access.sign.Callers;
import org.sealpost.app.access.sign.Change;
import org.sealpost.app.access.sign.Invitations;
import org.sealpost.app.access.sign.People;
import org.sealpost.app.access.sign.SignIn;
import org.sealpost.app.access.sign.SignInResult;
import org.sealpost.app.access.sign.SignInRules;
import org.sealpost.app.access.sign.TokenDesk;
import org.sealpost.app.access.sign.TokenIssue;
import org.sealpost.app.check.Checked;
import org.sealpost.app.check.LabCheckers;
import org.sealpost.app.host.LabEdge;
import org.sealpost.app.look.Looks;
import org.sealpost.app.publish.Changes;
import org.sealpost.app.publish.LabZones;
import org.sealpost.app.publish.Office;
import org.sealpost.app.publish.Outlook;
import org.sealpost.app.publish.PlanRounds;
import org.sealpost.app.publish.PlansDone;
import org.sealpost.app.publish.Repairs;
import org.sealpost.app.publish.RolloutRounds;
import org.sealpost.app.publish.Rollouts;
import org.sealpost.app.publish.StalledAlerts;
import org.sealpost.app.publish.TenantZones;
import org.sealpost.app.render.AlertWords;
import org.sealpost.app.render.FindingPages;
import org.sealpost.app.reports.Assessing;
import org.sealpost.app.store.AccessStore;
import org.sealpost.app.store.CheckStore;
import org.sealpost.app.store.FleetStore;
import org.sealpost.app.store.HistoryStore;
import org.sealpost.app.store.HostStore;
import org.sealpost.app.store.PublishStore;
import org.sealpost.app.store.ReportStores;
import org.sealpost.app.store.SqlReportStore;
import org.sealpost.app.watch.ApprovedDrift;
import org.sealpost.app.watch.NetworkLooker;
import org.sealpost.app.watch.Watcher;
import org.sealpost.app.web.WebLimits;
import org.sealpost.app.web.WebServer;
import org.sealpost.app.web.WebSettings;
import org.sealpost.fleet.watch.alert.Steadiness;
import org.sealpost.fleet.watch.schedule.Schedule;
import org.sealpost.host.certificate.KeySeal;
import org.sealpost.host.certificate.SealingKey;
import org.sealpost.lab.Lab;
import org.sealpost.lab.LabOptions;
import org.sealpost.lab.Owner;
import org.sealpost.observe.ObserverOptions;
import org.sealpost.observe.facts.Part;
import org.sealpost.protocol.name.DomainName;
import org.sealpost.publish.apply.Look;
import org.sealpost.publish.dns.Ownership;
import org.sealpost.publish.dns.provider.DnsWriters;
import org.sealpost.publish.dns.provider.Opening;
import org.sealpost.reports.readiness.Thresholds;

/// A service over the small internet, whose zones can be written; its time stands, and is moved on. Looks
/// and rounds of plans are made when they are asked for.
final class ChangeSite implements AutoCloseable {
    static final DomainName DOMAIN = DomainName.of("life.example");

    private static final String PASSWORD = "seven wild geese";
    private static final Path SHIPPED = Path.of("..", "lab", "src", "main", "resources", "worlds");
    private static final Map<String, String> WORLDS = Map.of(
            "life", """
            title: A domain without MTA-STS
            name-servers: [{name: ns1}, {name: ns2}]
            without: [_mta-sts TXT, _smtp._tls TXT, mta-sts A, mta-sts AAAA]
            mx: [{name: mx1.oldmail.example.}, {name: mx2.oldmail.example.}]
            """,
            "oldmail", "title: A provider\nprovider: true\nmx: [{name: mx1}, {name: mx2}]\n");

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-03-02T08:00:00Z"));
    private final List<AutoCloseable> open = new ArrayList<>();
    private final Map<String, Session> sessions = new HashMap<>();
    private final List<String> problems = new ArrayList<>();
    private final HttpClient browser = HttpClient.newHttpClient();
    private final Lab lab;
    private final AccessStore access;
    private final FleetStore fleet;
    private final Invitations invitations;
    private final SignIn signIn;
    private final Watcher watcher;
    private final StalledAlerts stalled;
    private final PlanRounds rounds;
    private final Rollouts rollouts;
    private final RolloutRounds leading;
    private final HistoryStore history;
    private final Office office;
    private final String address;

    ChangeSite(Path folder) throws IOException {
        lab = opened(Lab.start(LabOptions.at(now::get).withWorlds(worlds(folder))));
        var _ = opened(LabEdge.open(lab, HostStore.file(folder.resolve("host.db")), now::get));
        var options = LabCheckers.within(lab, ObserverOptions.of(now::get, "sealpost/test"));
        history = opened(HistoryStore.open(folder.resolve("looks.db")));
        office = opened(office(folder, options));
        access = opened(AccessStore.file(folder.resolve("access.db")));
        fleet = opened(FleetStore.file(folder.resolve("fleet.db")));
        var random = new SecureRandom();
        var passwords = new Passwords(new Argon2Cost(64, 1, 1), random);
        invitations = new Invitations(access, passwords, PasswordRule.usual(), now::get, random);
        signIn = new SignIn(
                access,
                passwords,
                new SecretBox(new KeySeal(SealingKey.make(random), List.of(), random)),
                SignInRules.USUAL,
                now::get,
                random,
                _ -> {});
        var schedule = new Schedule(RandomGenerator.getDefault());
        var pages = new FindingPages();
        watcher = new Watcher(
                fleet,
                new Watcher.Parts(
                        opened(new NetworkLooker(options)),
                        new ApprovedDrift(
                                office.journal(),
                                desired -> new Look(office.reach()).observe(desired),
                                ApprovedDrift.surroundings(Repairs.RENEWED),
                                now::get),
                        new AlertWords(pages),
                        schedule,
                        Steadiness.USUAL,
                        this::kept,
                        problems::add),
                now::get,
                8);
        stalled = new StalledAlerts(office.journal().stalls(), fleet.alerts(), StalledWords::symptom, now::get);
        rounds = new PlanRounds(office, new PlansDone(fleet, access.audit(), now::get), problems::add);
        var plans = new Changes(office, rounds, access.audit(), Runnable::run);
        rollouts = new Rollouts(plans);
        leading = new RolloutRounds(rollouts, fleet, access, rounds, problems::add);
        Door door = opened(new TestDoor(folder, access, fleet, now::get))
                .with(plans)
                .door(new Doorkeeper(new Callers(access, SignInRules.USUAL, now::get)), signIn, invitations, schedule);
        CheckStore checks = opened(CheckStore.file(folder.resolve("checks.db")));
        var looks = opened(new Looks(
                listener -> new LabCheckers(lab, options, listener),
                checks,
                now::get,
                (_, fault) -> problems.add(fault.toString())));
        var site = new Site(new Site.Parts(looks, pages, now::get, 1_000, "test", Optional.of(door)));
        var settings = new WebSettings(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                Set.of("127.0.0.1"),
                Set.of(),
                Optional.empty(),
                WebLimits.usual());
        WebServer server = opened(new WebServer(
                settings,
                site.routes(),
                site.refusals(),
                (_, _, fault) -> {
                    throw new AssertionError(fault);
                },
                site.traffic()));
        address = "http://127.0.0.1:" + server.address().getPort();
    }

    /// Looks of both kinds are made at one instant here, of which one is kept: that at the mail servers.
    private void kept(Checked checked) {
        if (!checked.facts().vantage().without().contains(Part.SMTP)) {
            history.watched(checked.sighting(), checked.facts());
        }
    }

    private <T extends AutoCloseable> T opened(T each) {
        open.add(each);
        return each;
    }

    private static Path worlds(Path folder) throws IOException {
        Path worlds = folder.resolve("worlds");
        try (Stream<Path> shipped = Files.list(SHIPPED)) {
            for (Path each : shipped.toList()) {
                if (Files.readString(each.resolve("world.yaml")).contains("provider: true")) {
                    copy(each, Files.createDirectories(worlds.resolve(String.valueOf(each.getFileName()))));
                }
            }
        }
        for (Map.Entry<String, String> world : WORLDS.entrySet()) {
            Path at = Files.createDirectories(worlds.resolve(world.getKey()));
            Files.writeString(at.resolve("world.yaml"), world.getValue());
        }
        return worlds;
    }

    private static void copy(Path world, Path to) throws IOException {
        try (Stream<Path> files = Files.list(world)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(String.valueOf(file.getFileName())));
            }
        }
    }

    private Office office(Path folder, ObserverOptions options) {
        Outlook outlook = Outlook.open(options);
        var writers = new DnsWriters(
                outlook.dialer(), options.trust(), now::get, new Ownership(List.of(), List.of(LabEdge.ADDRESS)));
        SqlReportStore reports = ReportStores.file(folder.resolve("reports.db"));
        return new Office(
                PublishStore.file(folder.resolve("publish.db")),
                HostStore.file(folder.resolve("host.db")),
                reports,
                new Assessing(reports, history::past, Map.of(), Thresholds.DEFAULT),
                outlook,
                writers,
                TenantZones.all(
                        writers.open(LabZones.PROVIDER, LabZones.variables(lab))
                                        instanceof Opening.Opened(var _, var writer)
                                ? Optional.of(writer)
                                : Optional.empty()),
                List.of(LabEdge.ADDRESS),
                now::get,
                Optional.empty());
    }

    private record Session(Instant since, Secret secret) {}

    /// Somebody who can sign in.
    void comes(String name, Role role) throws IOException {
        Secret link = invitations.invite(new Actor.Console("test"), TenantId.FIRST, role);
        if (!(invitations.admit(link, name, PASSWORD) instanceof Admission.Welcome)) {
            throw new IOException(name + " is not let in");
        }
    }

    /// Somebody who can sign in no more.
    void leaves(String name) {
        Person person = access.people()
                .byName(new PersonName(name))
                .map(People.Known::person)
                .orElseThrow();
        var event = AuditEvent.of(now.get(), new Actor.Console("test"), "person.disable");
        if (access.people().disable(person.id(), true, event) != Change.DONE) {
            throw new IllegalStateException(name + " stays");
        }
    }

    /// A program with a token of somebody, for all that they may do.
    Caller.Bearer program(String owner) {
        Person person = access.people()
                .byName(new PersonName(owner))
                .map(People.Known::person)
                .orElseThrow();
        Set<Permission> all = EnumSet.of(Permission.ENFORCE);
        all.addAll(TokenDesk.usual(person.in(TenantId.FIRST).orElseThrow()));
        var desk = new TokenDesk(access, now::get, new SecureRandom());
        TokenIssue issue =
                desk.issue(person, TenantId.FIRST, "robot", all, List.of(new DomainGlob.All()), Duration.ofDays(90));
        return new Caller.Bearer(((TokenIssue.Made) issue).token(), person);
    }

    void revoke(ApiToken token) {
        var desk = new TokenDesk(access, now::get, new SecureRandom());
        if (!desk.revoke(new Actor.Console("test"), TenantId.FIRST, token.id())) {
            throw new IllegalStateException("no such token");
        }
    }

    Rollouts rollouts() {
        return rollouts;
    }

    /// Hours pass here between two requests, and sessions end: whoever asks later signs in again.
    private Secret session(String name) throws IOException {
        Session known = sessions.get(name);
        if (known == null || !known.since().equals(now.get())) {
            var here = new Browser(InetAddress.getLoopbackAddress(), "test");
            if (!(signIn.password(name, PASSWORD, here) instanceof SignInResult.In(Secret secret, var _))) {
                throw new IOException(name + " cannot sign in");
            }
            known = new Session(now.get(), secret);
            sessions.put(name, known);
        }
        return known.secret();
    }

    HttpResponse<String> get(String name, String path) throws IOException, InterruptedException {
        return browser.send(
                HttpRequest.newBuilder(URI.create(address + path))
                        .header("Cookie", cookie(name))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    /// @param fields names and values, one after the other
    HttpResponse<String> post(String name, String path, String... fields) throws IOException, InterruptedException {
        var form = new StringBuilder(
                "form-token=" + encoded(CsrfToken.of(session(name)).text()));
        for (int i = 0; i < fields.length; i += 2) {
            form.append('&').append(encoded(fields[i])).append('=').append(encoded(fields[i + 1]));
        }
        return browser.send(
                HttpRequest.newBuilder(URI.create(address + path))
                        .header("Cookie", cookie(name))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .header("Sec-Fetch-Site", "same-origin")
                        .POST(HttpRequest.BodyPublishers.ofString(form.toString()))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private String cookie(String name) throws IOException {
        return "session=" + session(name).reveal();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /// The domain is gone from the fleet, and nobody else heard of it.
    void unwatch() {
        boolean _ = fleet.domains().forget(DOMAIN);
    }

    void pass(Duration time) {
        now.set(now.get().plus(time));
    }

    /// What stands still is an alert.
    void alert() {
        stalled.round();
    }

    /// Every look that is due.
    void look() {
        while (watcher.round(Runnable::run) > 0) {
            // As many as were allowed at once.
        }
    }

    /// So many hours, each with the looks and rounds that are due.
    void hours(int hours) {
        for (int hour = 0; hour < hours; hour++) {
            pass(Duration.ofHours(1));
            work();
        }
    }

    /// So many days, of which a service works at four moments.
    void days(int days) {
        for (int moment = 0; moment < 4 * days; moment++) {
            pass(Duration.ofHours(6));
            work();
        }
    }

    private void work() {
        while (rounds.round() > 0) {
            // A plan that came further may be due again.
        }
        look();
        while (leading.round() > 0) {
            // As many as were allowed at once.
        }
    }

    Owner owner() {
        return lab.owner();
    }

    Office office() {
        return office;
    }

    List<AuditEvent> audit() {
        return access.audit().latest(TenantId.FIRST, Long.MAX_VALUE, 100).stream()
                .map(AuditTrail.Entry::event)
                .toList()
                .reversed();
    }

    /// What went wrong by a fault of our own.
    List<String> problems() {
        return problems;
    }

    @Override
    public void close() throws IOException {
        // Before the server, which waits a while for a browser to hang up.
        browser.shutdownNow();
        for (AutoCloseable each : open.reversed()) {
            try {
                each.close();
            } catch (Exception broken) {
                throw new IOException(broken);
            }
        }
    }
}
