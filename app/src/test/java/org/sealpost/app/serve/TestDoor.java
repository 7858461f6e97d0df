package org.sealpost.app.serve;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sealpost.app.access.secret.Argon2Cost;
import org.sealpost.app.access.secret.PasswordRule;
import org.sealpost.app.access.secret.Passwords;
import org.sealpost.app.access.secret.SecretBox;
import org.sealpost.app.access.sign.Invitations;
import org.sealpost.app.access.sign.OwnAccount;
import org.sealpost.app.access.sign.SignIn;
import org.sealpost.app.access.sign.SignInRules;
import org.sealpost.app.access.sign.TokenDesk;
import org.sealpost.app.api.Desk;
import org.sealpost.app.api.Rates;
import org.sealpost.app.publish.Changes;
import org.sealpost.app.publish.Office;
import org.sealpost.app.publish.Outlook;
import org.sealpost.app.publish.PlanRounds;
import org.sealpost.app.publish.PlansDone;
import org.sealpost.app.publish.TenantZones;
import org.sealpost.app.reports.Assessing;
import org.sealpost.app.store.AccessStore;
import org.sealpost.app.store.FleetStore;
import org.sealpost.app.store.HistoryStore;
import org.sealpost.app.store.HostStore;
import org.sealpost.app.store.PublishStore;
import org.sealpost.app.store.ReportStores;
import org.sealpost.app.store.SqlReportStore;
import org.sealpost.app.watch.ChannelDesk;
import org.sealpost.check.time.Past;
import org.sealpost.fleet.watch.channel.Channels;
import org.sealpost.fleet.watch.schedule.Schedule;
import org.sealpost.host.certificate.KeySeal;
import org.sealpost.host.certificate.SealingKey;
import org.sealpost.observe.ObserverOptions;
import org.sealpost.observe.tls.Trust;
import org.sealpost.publish.dns.Ownership;
import org.sealpost.publish.dns.provider.DnsWriters;
import org.sealpost.reports.readiness.Thresholds;

/// What pages behind the sign-in need. A test brings the parts that it is about; the others are made for
/// it, and reach nobody.
public final class TestDoor implements AutoCloseable {
    private final Path folder;
    private final AccessStore access;
    private final FleetStore fleet;
    private final InstantSource clock;
    private final SecureRandom random = new SecureRandom();
    private final Passwords passwords = new Passwords(new Argon2Cost(64, 1, 1), random);
    private final SecretBox box = new SecretBox(new KeySeal(SealingKey.make(random), List.of(), random));
    private final List<Runnable> open = new ArrayList<>();
    private Optional<HistoryStore> history = Optional.empty();
    private Optional<SqlReportStore> reports = Optional.empty();
    private Optional<Changes> changes = Optional.empty();
    private Optional<Desk> api = Optional.empty();
    private Optional<SettingsDesk> settings = Optional.empty();

    public TestDoor(Path folder, AccessStore access, FleetStore fleet, InstantSource clock) {
        this.folder = folder;
        this.access = access;
        this.fleet = fleet;
        this.clock = clock;
    }

    TestDoor with(HistoryStore looks, SqlReportStore mails) {
        history = Optional.of(looks);
        reports = Optional.of(mails);
        return this;
    }

    public TestDoor with(Changes plans) {
        changes = Optional.of(plans);
        return this;
    }

    public TestDoor with(Desk desk) {
        api = Optional.of(desk);
        return this;
    }

    TestDoor with(SettingsDesk desk) {
        settings = Optional.of(desk);
        return this;
    }

    public Door door(Doorkeeper doorkeeper, SignIn signIn, Invitations invitations, Schedule schedule) {
        SqlReportStore mails = reports.orElseGet(() -> reports());
        HistoryStore looks = history.orElseGet(() -> history());
        return new Door(
                doorkeeper,
                signIn,
                invitations,
                access.audit(),
                fleet,
                schedule,
                looks,
                mails,
                changes.orElseGet(() -> changes(mails)),
                api.orElseGet(() -> new Desk(
                        access,
                        new TokenDesk(access, clock, random),
                        invitations,
                        box,
                        fleet,
                        looks,
                        schedule,
                        Rates.USUAL)),
                settings.orElseGet(this::settings));
    }

    private Changes changes(SqlReportStore mails) {
        var options = ObserverOptions.of(clock, "sealpost/test");
        Outlook outlook = Outlook.open(options);
        var office = new Office(
                PublishStore.file(folder.resolve("publish.db")),
                HostStore.file(folder.resolve("host.db")),
                mails,
                new Assessing(mails, _ -> Past.NONE, Map.of(), Thresholds.DEFAULT),
                outlook,
                new DnsWriters(outlook.dialer(), options.trust(), clock, new Ownership(List.of(), List.of())),
                TenantZones.all(Optional.empty()),
                List.of(),
                clock,
                Optional.empty());
        open.add(office::close);
        var rounds = new PlanRounds(office, new PlansDone(fleet, access.audit(), clock), _ -> {});
        return new Changes(office, rounds, access.audit(), Runnable::run);
    }

    private SettingsDesk settings() {
        Outlook nowhere = Outlook.open(ObserverOptions.of(clock, "sealpost/test"));
        open.add(nowhere::close);
        var channels = new Channels(
                nowhere.dialer(),
                _ -> List.of(),
                Trust.system().context(),
                false,
                Optional.empty(),
                Optional.empty(),
                clock);
        return new SettingsDesk(
                access,
                new OwnAccount(access, passwords, PasswordRule.usual(), box, SignInRules.USUAL, clock, random),
                new TokenDesk(access, clock, random),
                new ChannelDesk(fleet, box, channels, false, clock, random),
                new SettingsDesk.Operator(List.of(), List.of(), false),
                Optional.empty(),
                clock,
                random);
    }

    private SqlReportStore reports() {
        SqlReportStore made = ReportStores.file(folder.resolve("reports.db"));
        open.add(made::close);
        return made;
    }

    private HistoryStore history() {
        HistoryStore made = HistoryStore.open(folder.resolve("history.db"));
        open.add(made::close);
        return made;
    }

    @Override
    public void close() {
        open.reversed().forEach(Runnable::run);
    }
}
