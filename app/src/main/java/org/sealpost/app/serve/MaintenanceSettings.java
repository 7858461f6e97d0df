package org.sealpost.app.serve;

import java.security.SecureRandom;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import org.sealpost.app.access.Permission;
import org.sealpost.app.access.audit.Actor;
import org.sealpost.app.access.audit.AuditEvent;
import org.sealpost.app.access.audit.AuditTrail;
import org.sealpost.app.page.Drawing;
import org.sealpost.app.page.Frame;
import org.sealpost.app.page.MaintenancePage;
import org.sealpost.app.page.SettingsFrame;
import org.sealpost.app.page.template.JtemaintenanceGenerated;
import org.sealpost.app.store.FleetStore;
import org.sealpost.app.web.Call;
import org.sealpost.app.web.Fields;
import org.sealpost.app.web.Reply;
import org.sealpost.app.web.Routes;
import org.sealpost.fleet.watch.notice.Maintenance;
import org.sealpost.protocol.name.DomainName;
import org.sealpost.protocol.name.DomainNameInput;

/// When somebody works on domains.
final class MaintenanceSettings {
    private static final SettingsSection HERE = SettingsSection.MAINTENANCE;
    private static final Duration LONGEST = Duration.ofDays(30);
    private static final Duration AHEAD = Duration.ofDays(366);
    private static final int LONGEST_TEXT = 200;
    private static final int MOST = 100;
    private static final int ID_OCTETS = 8;
    private static final String TAG = "tag:";
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT);

    private final SettingsPages pages;
    private final FleetStore fleet;
    private final AuditTrail audit;
    private final InstantSource clock;
    private final SecureRandom random;

    MaintenanceSettings(SettingsPages pages, Door door) {
        this.pages = pages;
        this.fleet = door.fleet();
        this.audit = door.audit();
        this.clock = door.settings().clock();
        this.random = door.settings().random();
    }

    void addTo(Routes routes) {
        routes.get(HERE.address(), call -> let(call, visit -> shown(visit, 200, Optional.empty())));
        routes.post(HERE.address(), call -> let(call, this::begin));
        routes.post(HERE.address() + "/{id}/end", call -> let(call, this::end));
    }

    private Reply let(Call call, Guard.Page page) {
        return pages.guard().let(call, Permission.SET_MAINTENANCE, page);
    }

    private Reply begin(Guard.Visit visit) {
        Fields form = visit.call().form();
        Instant now = clock.instant();
        String reason = form.one("reason").orElse("");
        Optional<Maintenance.Scope> scope = scope(visit, form.one("about").orElse(""));
        if (scope.isEmpty()) {
            return wrong(visit, "Name a domain that is watched here, a tag such as tag:web, or nothing for all.");
        }
        Optional<Instant> from = form.one("from").map(text -> time(text, now)).orElse(Optional.of(now));
        Optional<Instant> to = from.flatMap(start -> time(form.one("until").orElse(""), start));
        if (to.isEmpty()) {
            return wrong(visit, "A time is such as 2026-11-22 20:00, in UTC; the end may be 2h after the beginning.");
        }
        Instant begin = from.get();
        if (!to.get().isAfter(begin)
                || !to.get().isAfter(now)
                || to.get().isAfter(begin.plus(LONGEST))
                || begin.isAfter(now.plus(AHEAD))) {
            return wrong(visit, "It ends after it begins, in the future, and lasts for 30 days at the most.");
        }
        if (reason.length() > LONGEST_TEXT
                || fleet.channels().maintenance(visit.tenant().word(), now).size() >= MOST) {
            return wrong(visit, "A reason has 200 characters at the most, and 100 of these may stand at once.");
        }
        byte[] id = new byte[ID_OCTETS];
        random.nextBytes(id);
        var maintenance = new Maintenance(
                HexFormat.of().formatHex(id),
                visit.tenant().word(),
                scope.get(),
                begin,
                to.get(),
                visit.person(),
                reason);
        fleet.channels().save(maintenance, now);
        audit.append(
                visit.tenant(),
                event(visit, "maintenance.set", maintenance)
                        .detail("until", to.get().toString())
                        .because(reason));
        return SettingsDone.MAINTENANCE.at(HERE.address());
    }

    /// Only what is of the tenant and not over is there to be ended.
    private Reply end(Guard.Visit visit) {
        Instant now = clock.instant();
        Optional<Maintenance> found = fleet
                .channels()
                .maintenance(visit.tenant().word(), now)
                .stream()
                .filter(each -> each.id().equals(visit.call().named("id")))
                .findFirst();
        if (found.isEmpty()) {
            return pages.nothing(visit.call());
        }
        Maintenance each = found.get();
        fleet.channels()
                .save(
                        new Maintenance(
                                each.id(), each.tenant(), each.scope(), each.from(), now, each.person(), each.reason()),
                        now);
        audit.append(visit.tenant(), event(visit, "maintenance.end", each));
        return SettingsDone.MAINTENANCE_OVER.at(HERE.address());
    }

    private Optional<Maintenance.Scope> scope(Guard.Visit visit, String text) {
        if (text.isEmpty()) {
            return Optional.of(new Maintenance.Scope.All());
        }
        if (text.startsWith(TAG)) {
            String tag = text.substring(TAG.length()).strip();
            return tag.isEmpty() || tag.length() > LONGEST_TEXT
                    ? Optional.empty()
                    : Optional.of(new Maintenance.Scope.Tagged(tag));
        }
        return DomainName.read(text) instanceof DomainNameInput.Valid(DomainName name)
                        && fleet.domains()
                                .of(name)
                                .filter(watched ->
                                        watched.tenant().equals(visit.tenant().word()))
                                .isPresent()
                ? Optional.of(new Maintenance.Scope.One(name))
                : Optional.empty();
    }

    /// A moment in UTC, or so many hours after another.
    private static Optional<Instant> time(String text, Instant after) {
        if (text.matches("[1-9][0-9]{0,2}\\s*h")) {
            return Optional.of(after.plus(Duration.ofHours(
                    Long.parseLong(text.substring(0, text.length() - 1).strip()))));
        }
        try {
            return Optional.of(LocalDateTime.parse(text.replace('T', ' ').replace("Z", ""), TIME)
                    .toInstant(ZoneOffset.UTC));
        } catch (DateTimeException noTime) {
            return Optional.empty();
        }
    }

    private Reply wrong(Guard.Visit visit, String sentence) {
        return shown(visit, 400, Optional.of(sentence));
    }

    private Reply shown(Guard.Visit visit, int status, Optional<String> problem) {
        Instant now = clock.instant();
        Fields form = visit.call().form();
        var page = new MaintenancePage(
                fleet.channels().maintenance(visit.tenant().word(), now).stream()
                        .map(each -> row(each, now))
                        .toList(),
                new MaintenancePage.Typed(
                        form.one("about").orElse(""),
                        form.one("from").orElse(""),
                        form.one("until").orElse(""),
                        form.one("reason").orElse("")));
        Frame frame = pages.frame(visit.self(), HERE);
        SettingsFrame plain = pages.settings(visit.self(), HERE);
        SettingsFrame settings = problem.map(plain::wrong).orElse(plain);
        Drawing drawing = (out, none) -> JtemaintenanceGenerated.render(out, none, frame, settings, page);
        return Reply.html(status, drawing.text());
    }

    private static MaintenancePage.Row row(Maintenance each, Instant now) {
        boolean on = !now.isBefore(each.from());
        return new MaintenancePage.Row(
                each.id(),
                words(each.scope()),
                AlertLines.time(each.from()) + " to " + AlertLines.time(each.to()),
                on ? "wait" : "todo",
                on ? "Now" : "Later",
                each.person(),
                each.reason());
    }

    private static String words(Maintenance.Scope scope) {
        return switch (scope) {
            case Maintenance.Scope.All _ -> "all domains";
            case Maintenance.Scope.One(DomainName domain) -> domain.ascii();
            case Maintenance.Scope.Tagged(String tag) -> "all with the tag " + tag;
        };
    }

    private AuditEvent event(Guard.Visit visit, String act, Maintenance maintenance) {
        AuditEvent event = AuditEvent.of(clock.instant(), Actor.of(visit.caller()), act)
                .from(visit.call().from().getHostAddress())
                .detail("about", words(maintenance.scope()));
        return maintenance.scope() instanceof Maintenance.Scope.One(DomainName domain) ? event.on(domain) : event;
    }
}
