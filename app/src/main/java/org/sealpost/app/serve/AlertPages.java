package org.sealpost.app.serve;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.sealpost.app.access.Permission;
import org.sealpost.app.access.audit.Actor;
import org.sealpost.app.access.audit.AuditEvent;
import org.sealpost.app.access.audit.AuditTrail;
import org.sealpost.app.page.AlertLine;
import org.sealpost.app.page.AlertsPage;
import org.sealpost.app.page.Drawing;
import org.sealpost.app.page.Frame;
import org.sealpost.app.page.Frames;
import org.sealpost.app.page.GeneratorPage.Choice;
import org.sealpost.app.page.Place;
import org.sealpost.app.page.template.JtealertsGenerated;
import org.sealpost.app.store.AlertList;
import org.sealpost.app.store.FleetStore;
import org.sealpost.app.web.Reply;
import org.sealpost.app.web.Routes;
import org.sealpost.fleet.watch.Level;
import org.sealpost.fleet.watch.alert.Alert;
import org.sealpost.fleet.watch.alert.AlertId;
import org.sealpost.protocol.name.DomainName;

/// The alerts of all domains of a tenant: those that a filter chooses, and somebody who takes one in hand.
final class AlertPages {
    private static final int AT_ONCE = 100;
    private static final int OVER = 50;
    private static final int NOTE = 200;

    private final Frames frames;
    private final Notices notices;
    private final Guard guard;
    private final FleetStore fleet;
    private final AuditTrail audit;
    private final InstantSource clock;
    private final ChangesView changes;

    AlertPages(
            Frames frames,
            Notices notices,
            Guard guard,
            FleetStore fleet,
            AuditTrail audit,
            InstantSource clock,
            ChangesView changes) {
        this.frames = frames;
        this.notices = notices;
        this.guard = guard;
        this.fleet = fleet;
        this.audit = audit;
        this.clock = clock;
        this.changes = changes;
    }

    void addTo(Routes routes) {
        routes.get("/alerts", call -> guard.let(call, Permission.SEE_ALERTS, this::all));
        routes.post("/alerts/{id}", call -> guard.let(call, Permission.ACKNOWLEDGE_ALERTS, this::take));
    }

    private Reply all(Guard.Visit visit) {
        Optional<String> typed = visit.call().query().one("domain");
        Optional<DomainName> domain = typed.flatMap(DomainName::ofWire).filter(each -> isOwn(visit, each));
        AlertFilter filter = AlertFilter.read(visit.call().query(), domain);
        boolean nowhere = typed.isPresent() && domain.isEmpty();
        AlertsPage page = nowhere
                ? page(visit, filter, Optional.of("This domain is not watched here."), List.of(), List.of())
                : page(visit, filter, Optional.empty(), standing(visit, filter), over(visit, filter));
        Frame frame = frames.of(visit.call(), "Alerts", Optional.of(Place.ALERTS));
        Drawing drawing = (out, none) -> JtealertsGenerated.render(out, none, frame, page);
        return Reply.html(nowhere ? 400 : 200, drawing.text());
    }

    private boolean isOwn(Guard.Visit visit, DomainName domain) {
        return fleet.domains()
                .of(domain)
                .filter(each -> each.tenant().equals(visit.tenant().word()))
                .isPresent();
    }

    private List<AlertList.Line> standing(Guard.Visit visit, AlertFilter filter) {
        return fleet.alertList()
                .standing(
                        visit.tenant().word(),
                        filter.choice(),
                        visit.call().query().one("after").flatMap(AlertList.Place::read),
                        AT_ONCE + 1);
    }

    private List<Alert> over(Guard.Visit visit, AlertFilter filter) {
        return fleet.alertList().recovered(visit.tenant().word(), filter.choice(), OVER);
    }

    private AlertsPage page(
            Guard.Visit visit,
            AlertFilter filter,
            Optional<String> problem,
            List<AlertList.Line> standing,
            List<Alert> over) {
        List<AlertList.Line> shown = standing.subList(0, Math.min(AT_ONCE, standing.size()));
        return new AlertsPage(
                visit.call().query().one("domain").orElse(""),
                levels(filter.level()),
                problem,
                filter.any(),
                lines(visit, shown.stream().map(AlertList.Line::alert).toList()),
                standing.size() > AT_ONCE
                        ? Optional.of(filter.address(shown.getLast().place()))
                        : Optional.empty(),
                over.stream().map(AlertLines::over).toList(),
                visit.formToken());
    }

    private List<AlertLine> lines(Guard.Visit visit, List<Alert> alerts) {
        Set<DomainName> approved = changes.approved(alerts);
        return alerts.stream()
                .map(alert -> AlertLines.of(
                        alert,
                        visit.may(Permission.ACKNOWLEDGE_ALERTS, alert.cause().domain()),
                        approved))
                .toList();
    }

    private static List<Choice> levels(Optional<Level> chosen) {
        var levels = new ArrayList<Choice>();
        levels.add(new Choice("", "Any level", "", chosen.isEmpty()));
        for (Level level : Level.values()) {
            String word = AlertFilter.word(level);
            levels.add(new Choice(
                    word,
                    PlanPages.upper(word),
                    "",
                    chosen.filter(level::equals).isPresent()));
        }
        return levels;
    }

    private Reply take(Guard.Visit visit) {
        String note = visit.call().form().one("note").orElse("");
        Optional<Alert> taken = AlertId.read(visit.call().named("id"))
                .flatMap(id -> fleet.alerts()
                        .acknowledge(
                                id,
                                visit.tenant().word(),
                                visit.person(),
                                note.substring(0, Math.min(NOTE, note.length())),
                                clock.instant()));
        return taken.map(alert -> {
                    audit.append(
                            visit.tenant(),
                            AuditEvent.of(clock.instant(), Actor.of(visit.caller()), "alert.acknowledge")
                                    .on(alert.cause().domain()));
                    return Reply.seeOther("/fleet/" + alert.cause().domain());
                })
                .orElseGet(() -> notices.refuse(
                        visit.call(), 404, "This alert does not stand, or somebody has it in hand already."));
    }
}
