package org.sealpost.app.command;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.sealpost.app.access.audit.Actor;
import org.sealpost.app.access.oidc.OidcClient;
import org.sealpost.app.access.oidc.Vouching;
import org.sealpost.app.access.secret.Argon2Cost;
import org.sealpost.app.access.secret.PasswordRule;
import org.sealpost.app.access.secret.Passwords;
import org.sealpost.app.access.secret.SecretBox;
import org.sealpost.app.access.sign.Callers;
import org.sealpost.app.access.sign.FailedTries;
import org.sealpost.app.access.sign.Invitations;
import org.sealpost.app.access.sign.Link;
import org.sealpost.app.access.sign.OwnAccount;
import org.sealpost.app.access.sign.SignIn;
import org.sealpost.app.access.sign.SignInRules;
import org.sealpost.app.access.sign.TokenDesk;
import org.sealpost.app.api.Desk;
import org.sealpost.app.api.Rates;
import org.sealpost.app.dns.OpenDns;
import org.sealpost.app.job.Job;
import org.sealpost.app.publish.Changes;
import org.sealpost.app.publish.EarlierApprovals;
import org.sealpost.app.publish.Office;
import org.sealpost.app.publish.PlanRounds;
import org.sealpost.app.publish.PlanService;
import org.sealpost.app.publish.PlansDone;
import org.sealpost.app.publish.Repairs;
import org.sealpost.app.publish.RolloutRounds;
import org.sealpost.app.publish.Rollouts;
import org.sealpost.app.publish.StalledAlerts;
import org.sealpost.app.render.AlertWords;
import org.sealpost.app.render.Pages;
import org.sealpost.app.serve.Door;
import org.sealpost.app.serve.Doorkeeper;
import org.sealpost.app.serve.SettingsDesk;
import org.sealpost.app.serve.StalledWords;
import org.sealpost.app.store.AccessStore;
import org.sealpost.app.store.FleetStore;
import org.sealpost.app.store.HistoryStore;
import org.sealpost.app.store.SqlReportStore;
import org.sealpost.app.trace.TracedChannel;
import org.sealpost.app.trace.TracedLooker;
import org.sealpost.app.trace.Traces;
import org.sealpost.app.watch.ApprovedDrift;
import org.sealpost.app.watch.ChannelDesk;
import org.sealpost.app.watch.Gauge;
import org.sealpost.app.watch.KeptLooks;
import org.sealpost.app.watch.NetworkLooker;
import org.sealpost.app.watch.WatchService;
import org.sealpost.app.watch.Watcher;
import org.sealpost.fleet.watch.alert.Steadiness;
import org.sealpost.fleet.watch.channel.Channel;
import org.sealpost.fleet.watch.channel.Channels;
import org.sealpost.fleet.watch.channel.MailServer;
import org.sealpost.fleet.watch.channel.Postman;
import org.sealpost.fleet.watch.schedule.Schedule;
import org.sealpost.host.certificate.KeySeal;
import org.sealpost.observe.ObserverOptions;
import org.sealpost.observe.net.AddressGuard;
import org.sealpost.observe.net.Deadline;
import org.sealpost.observe.net.DialerOptions;
import org.sealpost.publish.apply.Look;

/// What `serve` has for those who sign in: who they are, the domains they watch, and the watcher.
final class FleetDesk implements AutoCloseable {
    private static final int AT_ONCE = 16;
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration OVER = Duration.ofDays(30);

    /// Between two looks at which changes stand still.
    private static final Duration STALLED = Duration.ofMinutes(1);

    /// Between two times at which what is old is dropped.
    static final Duration CARE = Duration.ofHours(6);

    private final FleetStore fleet;
    private final Door door;
    private final StalledAlerts stalled;
    private final InstantSource clock;
    private final KeepOptions keep;
    private final List<AutoCloseable> atTheEnd;

    /// @param atTheEnd what is closed, one after the other
    private FleetDesk(
            FleetStore fleet,
            Door door,
            StalledAlerts stalled,
            InstantSource clock,
            KeepOptions keep,
            List<AutoCloseable> atTheEnd) {
        this.fleet = fleet;
        this.door = door;
        this.stalled = stalled;
        this.clock = clock;
        this.keep = keep;
        this.atTheEnd = List.copyOf(atTheEnd);
    }

    /// What it does besides letting people in.
    ///
    /// @param watch whether domains are looked at and people told here
    /// @param keep how long what is over is kept
    /// @param traces hears how long looks and deliveries take
    record Duties(boolean watch, KeepOptions keep, Traces traces, Telling telling) {}

    /// What the operator set up for telling people.
    ///
    /// @param mail the server that takes our mails
    /// @param toPrivate whether channels may lead into private networks
    /// @param base where browsers reach the pages, such as `https://seal.example.org`
    /// @param openId another service that signs people in
    record Telling(
            Optional<MailServer> mail,
            boolean toPrivate,
            Optional<String> base,
            SettingsDesk.Operator operator,
            Optional<OidcClient> openId) {}

    /// @param options how domains are looked at
    /// @param office closed by whoever opened it
    /// @param problems hears in a sentence what went wrong by a fault of our own
    static FleetDesk open(
            Surroundings surroundings,
            StoreOptions store,
            KeySeal seal,
            ObserverOptions options,
            Pages words,
            Office office,
            Duties duties,
            Consumer<String> problems) {
        AccessStore access = store.openAccess(surroundings);
        FleetStore fleet = store.openFleet(surroundings);
        HistoryStore history = store.openHistory(surroundings);
        SqlReportStore reports = store.open(surroundings);
        new EarlierApprovals(office.journal(), fleet).hold();
        var clock = surroundings.clock();
        var random = new SecureRandom();
        var passwords = new Passwords(Argon2Cost.USUAL, random);
        var schedule = new Schedule(RandomGenerator.getDefault());
        var looker = new NetworkLooker(options);
        var box = new SecretBox(seal);
        Telling telling = duties.telling();
        OpenDns way = OpenDns.open(options.withDialer(outward(options.dialer(), telling.toPrivate())));
        ChannelDesk channels = channels(fleet, box, way, options, telling, clock, random);
        Optional<Vouching> vouching = telling.openId().map(client -> new Vouching(client, access, box, clock, random));
        var failed = new FailedTries(access, SignInRules.USUAL, clock, problems);
        var watcher = new Watcher(
                fleet,
                new Watcher.Parts(
                        new TracedLooker(looker, duties.traces(), clock),
                        new ApprovedDrift(
                                office.journal(),
                                desired -> new Look(office.reach()).observe(desired),
                                ApprovedDrift.surroundings(Repairs.RENEWED),
                                clock),
                        new AlertWords(words),
                        schedule,
                        Steadiness.USUAL,
                        new KeptLooks(history, fleet),
                        problems),
                clock,
                AT_ONCE);
        var watch = new WatchService(
                fleet,
                watcher,
                new Postman(fleet.outbox(), traced(channels::channel, duties.traces(), clock), clock),
                clock,
                problems);
        var rounds = new PlanRounds(office, new PlansDone(fleet, access.audit(), clock), problems);
        var plans = new PlanService("plans", rounds::round, problems);
        ExecutorService threads = Executors.newThreadPerTaskExecutor(
                Thread.ofVirtual().name("plan-", 0).factory());
        var changes = new Changes(office, rounds, access.audit(), threads);
        var leading = new RolloutRounds(new Rollouts(changes), fleet, access, rounds, problems);
        var rollouts = new PlanService("roll-outs", leading::round, problems);
        var invitations = new Invitations(access, passwords, PasswordRule.usual(), clock, random);
        var tokens = new TokenDesk(access, clock, random);
        var door = new Door(
                new Doorkeeper(new Callers(access, SignInRules.USUAL, clock)),
                new SignIn(access, passwords, box, SignInRules.USUAL, clock, random, failed),
                invitations,
                access.audit(),
                fleet,
                schedule,
                history,
                reports,
                changes,
                new Desk(access, tokens, invitations, box, fleet, history, schedule, Rates.USUAL),
                new SettingsDesk(
                        access,
                        new OwnAccount(access, passwords, PasswordRule.usual(), box, SignInRules.USUAL, clock, random),
                        tokens,
                        channels,
                        telling.operator(),
                        vouching,
                        clock,
                        random));
        if (duties.watch()) {
            watch.start();
            plans.start();
            rollouts.start();
        }
        List<AutoCloseable> atTheEnd = new ArrayList<>(List.of(watch, rollouts, plans, threads::shutdownNow));
        vouching.ifPresent(atTheEnd::add);
        atTheEnd.addAll(List.of(failed, way, looker, reports, history, fleet, access));
        var stalled = new StalledAlerts(office.journal().stalls(), fleet.alerts(), StalledWords::symptom, clock);
        return new FleetDesk(fleet, door, stalled, clock, duties.keep(), atTheEnd);
    }

    private static ChannelDesk channels(
            FleetStore fleet,
            SecretBox box,
            OpenDns way,
            ObserverOptions options,
            Telling telling,
            InstantSource clock,
            SecureRandom random) {
        var channels = new Channels(
                way.dialer(),
                host -> way.dns().addresses(host, Deadline.after(PATIENCE)).known(),
                options.trust().context(),
                telling.toPrivate(),
                telling.mail(),
                telling.base().map(base -> base + "/alerts/"),
                clock);
        return new ChannelDesk(fleet, box, channels, telling.toPrivate(), clock, random);
    }

    private static Function<String, Optional<Channel>> traced(
            Function<String, Optional<Channel>> channels, Traces traces, InstantSource clock) {
        return name -> channels.apply(name).map(channel -> new TracedChannel(name, channel, traces, clock));
    }

    /// An address that a tenant typed leads to the public Internet, unless the operator allows more, whatever is
    /// allowed to looks.
    private static DialerOptions outward(DialerOptions looks, boolean toPrivate) {
        return new DialerOptions(
                looks.map(),
                toPrivate ? AddressGuard.PRIVATE_ALLOWED : AddressGuard.PUBLIC_ONLY,
                looks.limits(),
                looks.source(),
                looks.families(),
                looks.smtpPort());
    }

    Door door() {
        return door;
    }

    /// How the watch stands.
    List<Gauge> gauges() {
        return Gauge.of(fleet, clock.instant());
    }

    /// What is done now and then, by one of all that share the stores.
    List<Job> jobs() {
        return List.of(
                new Job("alert-of-stalled-changes", STALLED, stalled::round),
                job("forget-sessions", _ -> door.doorkeeper().callers().prune()),
                job("forget-maintenance", now -> fleet.channels().prune(now.minus(OVER))),
                job("drop-old-alerts", now -> fleet.alerts().prune(now.minus(keep.alerts()))),
                job("drop-sent-messages", now -> fleet.outbox().prune(now.minus(keep.alerts()))),
                job("drop-old-history", now -> door.history().prune(now.minus(keep.history()))));
    }

    private Job job(String name, Consumer<Instant> work) {
        return new Job(name, CARE, () -> work.accept(clock.instant()));
    }

    /// The way in for the first person, as long as there is nobody.
    Optional<String> firstLink() {
        return door.invitations().firstAdmin(new Actor.Console("serve")).map(Link::path);
    }

    @Override
    public void close() {
        for (AutoCloseable each : atTheEnd) {
            try {
                each.close();
            } catch (Exception cannotBeClosedBetter) {
                // The others are closed all the same; what was answered is in the stores.
            }
        }
    }
}
