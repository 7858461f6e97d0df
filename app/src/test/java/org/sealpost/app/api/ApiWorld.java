package org.sealpost.app.api;

import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.sealpost.app.access.Caller;
import org.sealpost.app.access.DomainGlob;
import org.sealpost.app.access.Permission;
import org.sealpost.app.access.Person;
import org.sealpost.app.access.Role;
import org.sealpost.app.access.Session;
import org.sealpost.app.access.TenantId;
import org.sealpost.app.access.audit.Actor;
import org.sealpost.app.access.audit.AuditEvent;
import org.sealpost.app.access.secret.Argon2Cost;
import org.sealpost.app.access.secret.CsrfToken;
import org.sealpost.app.access.secret.PasswordRule;
import org.sealpost.app.access.secret.Passwords;
import org.sealpost.app.access.secret.Secret;
import org.sealpost.app.access.secret.SecretBox;
import org.sealpost.app.access.sign.Admission;
import org.sealpost.app.access.sign.Callers;
import org.sealpost.app.access.sign.Invitations;
import org.sealpost.app.access.sign.SignIn;
import org.sealpost.app.access.sign.SignInRules;
import org.sealpost.app.access.sign.TokenDesk;
import org.sealpost.app.access.sign.TokenIssue;
import org.sealpost.app.check.Checked;
import org.sealpost.app.check.Checker;
import org.sealpost.app.look.Guests;
import org.sealpost.app.look.Looks;
import org.sealpost.app.publish.ApprovedTexts;
import org.sealpost.app.publish.Asker;
import org.sealpost.app.publish.Changes;
import org.sealpost.app.render.FindingPages;
import org.sealpost.app.reports.ReportsView;
import org.sealpost.app.serve.Door;
import org.sealpost.app.serve.Doorkeeper;
import org.sealpost.app.serve.TestDoor;
import org.sealpost.app.store.AccessStore;
import org.sealpost.app.store.CheckStore;
import org.sealpost.app.store.FleetLooks;
import org.sealpost.app.store.FleetStore;
import org.sealpost.app.store.HistoryStore;
import org.sealpost.app.web.Call;
import org.sealpost.app.web.Fields;
import org.sealpost.app.web.Method;
import org.sealpost.app.web.Reply;
import org.sealpost.app.web.Routes;
import org.sealpost.check.Judge;
import org.sealpost.check.time.Past;
import org.sealpost.fleet.watch.Cause;
import org.sealpost.fleet.watch.Level;
import org.sealpost.fleet.watch.LookKind;
import org.sealpost.fleet.watch.Symptom;
import org.sealpost.fleet.watch.Telling;
import org.sealpost.fleet.watch.WatchedDomain;
import org.sealpost.fleet.watch.alert.AlertId;
import org.sealpost.fleet.watch.alert.Life;
import org.sealpost.fleet.watch.alert.Steadiness;
import org.sealpost.fleet.watch.look.Look;
import org.sealpost.fleet.watch.look.Memory;
import org.sealpost.fleet.watch.look.Source;
import org.sealpost.fleet.watch.schedule.Schedule;
import org.sealpost.host.certificate.KeySeal;
import org.sealpost.host.certificate.SealingKey;
import org.sealpost.observe.facts.DomainFacts;
import org.sealpost.observe.facts.NotLooked;
import org.sealpost.observe.facts.Vantage;
import org.sealpost.protocol.Octets;
import org.sealpost.protocol.mtasts.Mode;
import org.sealpost.protocol.name.DomainName;

/// Two tenants, somebody of every role in each, tokens, and the API before them.
final class ApiWorld implements AutoCloseable {
    static final TenantId OURS = TenantId.FIRST;
    static final TenantId THEIRS = new TenantId("theirs");
    static final Rates UNBOUNDED = new Rates(1_000_000, 1_000_000, Duration.ofMinutes(1));

    private static final Actor CONSOLE = new Actor.Console("test");
    private static final String PASSWORD = "seven wild geese";

    final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-22T12:00:00Z"));
    final InstantSource clock = now::get;
    final AccessStore access;
    final FleetStore fleet;
    final HistoryStore history;
    final CheckStore checks;
    final Looks looks;
    final Works works;
    final Routes routes = new Routes();
    final Api api;
    final Doorkeeper doorkeeper;

    private final SecureRandom random = new SecureRandom();
    private final Passwords passwords = new Passwords(new Argon2Cost(64, 1, 1), random);
    final Schedule schedule = new Schedule(new Random(1));
    private final Invitations invitations;
    private final TokenDesk tokens;
    private final SecretBox box;
    private final Map<Role, Secret> ours = new EnumMap<>(Role.class);
    private final Map<Role, Secret> theirs = new EnumMap<>(Role.class);
    private final Secret platform;
    private final Person admin;
    private final TestDoor others;
    final ApiOffice office;
    private int made;

    ApiWorld(Path folder) {
        access = AccessStore.file(folder.resolve("access.db"));
        fleet = FleetStore.file(folder.resolve("fleet.db"));
        history = HistoryStore.open(folder.resolve("looks.db"));
        checks = CheckStore.file(folder.resolve("checks.db"));
        box = new SecretBox(new KeySeal(SealingKey.make(random), List.of(), random));
        office = new ApiOffice(folder, clock);
        Changes changes = office.changes(fleet, access.audit());
        works = new Works(
                changes,
                new ApprovedTexts(changes, fleet, schedule),
                new ReportsView(office.reports, _ -> Past.NONE, clock),
                new Setup(
                        office.channels(fleet, box, random),
                        true,
                        List.of(new Setup.Credential("Small internet", "from the lab"))));
        others = new TestDoor(folder, access, fleet, clock).with(changes);
        looks = new Looks(_ -> new Unseen(), checks, InstantSource.system(), (_, _) -> {});
        invitations = new Invitations(access, passwords, PasswordRule.usual(), clock, random);
        tokens = new TokenDesk(access, clock, random);
        doorkeeper = new Doorkeeper(new Callers(access, SignInRules.USUAL, clock));
        Secret first = invitations.firstAdmin(CONSOLE).orElseThrow();
        Person founder = ((Admission.Welcome) invitations.admit(first, "founder", PASSWORD)).person();
        access.people().addTenant(THEIRS, AuditEvent.of(now.get(), CONSOLE, "tenant.add"));
        for (Role role : Role.values()) {
            ours.put(role, session(member(role.word() + "-here", OURS, role)));
            theirs.put(role, session(member(role.word() + "-there", THEIRS, role)));
        }
        admin = caller(Objects.requireNonNull(ours.get(Role.ADMIN)));
        var _ = access.people().leave(OURS, founder.id(), AuditEvent.of(now.get(), CONSOLE, "person.leave"));
        platform = session(founder);
        api = open(routes, UNBOUNDED, 2);
    }

    /// The API once more, with other limits.
    Api open(Routes other, Rates rates, int checksPerMinute) {
        return new Api(
                other,
                new Api.Parts(
                        new Api.Open(
                                looks,
                                new Guests(InstantSource.system(), checksPerMinute),
                                new FindingPages(),
                                "0",
                                clock),
                        Optional.of(new Api.Known(doorkeeper, desk(rates), works))));
    }

    Desk desk(Rates rates) {
        return new Desk(access, tokens, invitations, box, fleet, history, schedule, rates);
    }

    /// All that pages behind the sign-in need.
    Door door() {
        var signIn = new SignIn(access, passwords, box, SignInRules.USUAL, clock, random, _ -> {});
        return others.with(desk(UNBOUNDED)).door(doorkeeper, signIn, invitations, schedule);
    }

    /// Sees nothing of any domain.
    private static final class Unseen implements Checker {
        @Override
        public Checked check(DomainName domain) {
            DomainFacts facts = NotLooked.OUT_OF_TIME.domain(
                    domain, Instant.now(), new Vantage(Vantage.Validation.TRUSTED_RESOLVER, true, true, Set.of()));
            return new Checked(Judge.judge(facts), facts, List.of());
        }

        @Override
        public void close() {}
    }

    @Override
    public void close() {
        looks.close();
        others.close();
        office.close();
        checks.close();
        fleet.close();
        access.close();
    }

    Person member(String name, TenantId tenant, Role role) {
        if (!access.people().tenants().contains(tenant)) {
            boolean _ = access.people().addTenant(tenant, AuditEvent.of(clock.instant(), CONSOLE, "tenant.add"));
        }
        Secret link = invitations.invite(CONSOLE, tenant, role);
        return ((Admission.Welcome) invitations.admit(link, name, PASSWORD)).person();
    }

    Person somebodyNew(TenantId tenant, Role role) {
        return member("new" + made++, tenant, role);
    }

    private Secret session(Person person) {
        Secret secret = Secret.make(random, "");
        access.sessions()
                .begin(
                        new Session(
                                secret.digest(),
                                person.id(),
                                Session.Stage.FULL,
                                now.get(),
                                now.get(),
                                now.get().plus(Duration.ofHours(12)),
                                "192.0.2.1",
                                "test"),
                        AuditEvent.of(now.get(), CONSOLE, "session.begin"));
        return secret;
    }

    private Person caller(Secret session) {
        return ((Caller.SignedIn) new Callers(access, SignInRules.USUAL, clock).byCookie(session.reveal())).person();
    }

    Person admin() {
        return admin;
    }

    /// What a request carries that shows who it is from.
    record Proof(Map<String, String> headers) {
        static final Proof NONE = new Proof(Map.of());

        Proof without(String header) {
            var fewer = new HashMap<>(headers);
            fewer.remove(header);
            return new Proof(fewer);
        }
    }

    private static Proof of(Secret session) {
        return new Proof(Map.of(
                "cookie",
                "session=" + session.reveal(),
                "form-token",
                CsrfToken.of(session).text()));
    }

    Proof here(Role role) {
        return of(Objects.requireNonNull(ours.get(role)));
    }

    Proof there(Role role) {
        return of(Objects.requireNonNull(theirs.get(role)));
    }

    Proof platform() {
        return of(platform);
    }

    Person founder() {
        return caller(platform);
    }

    /// A token of the admin.
    Proof token(Set<Permission> permissions, String glob) {
        TokenIssue issue = tokens.issue(
                admin, OURS, "robot", permissions, List.of(DomainGlob.read(glob).orElseThrow()), Duration.ofDays(1));
        return bearer(((TokenIssue.Made) issue).text().reveal());
    }

    static Proof bearer(String text) {
        return new Proof(Map.of("authorization", "Bearer " + text));
    }

    static Set<Permission> allForTokens() {
        Set<Permission> all = EnumSet.noneOf(Permission.class);
        Arrays.stream(Permission.values()).filter(Permission::forTokens).forEach(all::add);
        return all;
    }

    /// Another at every time.
    int next() {
        return made++;
    }

    /// A domain that is watched for the tenant from now on.
    DomainName domain(TenantId tenant) {
        DomainName domain = DomainName.of("d" + made++ + ".example");
        fleet.domains().watch(WatchedDomain.of(domain, tenant.word()), schedule, now.get());
        return domain;
    }

    /// Somebody who may do all in a tenant.
    Asker asker(TenantId tenant) {
        Secret session = Objects.requireNonNull((tenant.equals(OURS) ? ours : theirs).get(Role.ADMIN));
        return new Asker(
                new Callers(access, SignInRules.USUAL, clock).byCookie(session.reveal()), tenant, Optional.empty());
    }

    /// An alert about a domain that stands.
    AlertId alert(DomainName domain) {
        look(domain, true);
        return fleet.alerts().of(domain, 1).getFirst().id();
    }

    /// A look that sees a host that the policy does not name, or nothing.
    void look(DomainName domain, boolean broken) {
        fleet.domains().lookNow(domain, LookKind.RECORDS, now.get());
        for (FleetLooks.Claim claim : fleet.looks().take(now.get(), Duration.ofMinutes(10), 10_000)) {
            if (claim.watched().domain().equals(domain)) {
                var _ = fleet.looks()
                        .settle(
                                claim,
                                now.get(),
                                known -> new FleetLooks.Result(
                                        new Memory(Optional.of(Mode.ENFORCE), Optional.empty(), Optional.empty()),
                                        Life.after(
                                                seen(domain, broken),
                                                known.live(),
                                                new Steadiness(1, 1, Duration.ofDays(1))),
                                        now.get().plus(Duration.ofDays(30))));
            } else {
                fleet.looks().giveBack(claim, claim.due());
            }
        }
    }

    private Look seen(DomainName domain, boolean broken) {
        var cause = new Cause(domain, "mtasts.policy.mx-not-listed", "mx2.provider.example");
        List<Symptom> symptoms = broken
                ? List.of(new Symptom(cause, Level.PAGE, new Telling("mx2 is not in the policy", "mx2", "Add it.")))
                : List.of();
        return new Look(domain, now.get(), List.of(new Source() {
            @Override
            public List<Symptom> symptoms() {
                return symptoms;
            }

            @Override
            public boolean knows(Cause other) {
                return true;
            }

            @Override
            public boolean reaches(Cause other) {
                return true;
            }
        }));
    }

    /// A request, as it comes from a program.
    ///
    /// @param path with its query
    record Ask(Method method, String path, String body, Map<String, String> headers) {
        Ask(Method method, String path) {
            this(method, path, "", Map.of());
        }

        Ask(Method method, String path, String body) {
            this(method, path, body, Map.of("content-type", "application/json"));
        }

        Ask with(String header, String value) {
            var more = new HashMap<>(headers);
            more.put(header, value);
            return new Ask(method, path, body, more);
        }

        Ask sending(String other) {
            return new Ask(method, path, other, headers);
        }

        Ask at(String other) {
            return new Ask(method, other, body, headers);
        }

        Call call(Proof proof) {
            int query = path.indexOf('?');
            String bare = query < 0 ? path : path.substring(0, query);
            var all = new HashMap<>(headers);
            all.putAll(proof.headers());
            all.put("host", "pages.example");
            return new Call(
                    method,
                    List.of(bare.substring(1).split("/", -1)),
                    Map.of(),
                    Fields.parse(query < 0 ? "" : path.substring(query + 1)),
                    all,
                    Octets.of(body.getBytes(StandardCharsets.UTF_8)),
                    InetAddress.getLoopbackAddress(),
                    true,
                    false);
        }
    }

    Reply answer(Ask ask, Proof proof) {
        return routes.answer(ask.call(proof));
    }
}
