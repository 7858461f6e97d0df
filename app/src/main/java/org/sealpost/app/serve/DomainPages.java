package org.sealpost.app.serve;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.sealpost.app.access.Permission;
import org.sealpost.app.page.DomainPage;
import org.sealpost.app.page.Drawing;
import org.sealpost.app.page.Frame;
import org.sealpost.app.page.Frames;
import org.sealpost.app.page.Place;
import org.sealpost.app.page.template.JtedomainGenerated;
import org.sealpost.app.publish.Removal;
import org.sealpost.app.store.FleetList;
import org.sealpost.app.store.FleetList.Need;
import org.sealpost.app.store.FleetStore;
import org.sealpost.app.web.Reply;
import org.sealpost.app.web.Routes;
import org.sealpost.fleet.watch.LookKind;
import org.sealpost.fleet.watch.WatchedDomain;
import org.sealpost.fleet.watch.alert.Alert;
import org.sealpost.fleet.watch.alert.AlertState;
import org.sealpost.protocol.name.DomainName;

/// A domain that is watched.
final class DomainPages {
    private static final int ALERTS = 200;

    private final Frames frames;
    private final Notices notices;
    private final Guard guard;
    private final FleetStore fleet;
    private final InstantSource clock;
    private final Removal removal;
    private final DomainSeen seen;
    private final ChangesView changes;

    DomainPages(
            Frames frames,
            Notices notices,
            Guard guard,
            FleetStore fleet,
            InstantSource clock,
            Removal removal,
            DomainSeen seen,
            ChangesView changes) {
        this.frames = frames;
        this.notices = notices;
        this.guard = guard;
        this.fleet = fleet;
        this.clock = clock;
        this.removal = removal;
        this.seen = seen;
        this.changes = changes;
    }

    void addTo(Routes routes) {
        routes.get("/fleet/{domain}", call -> guard.let(call, Permission.SEE_DOMAINS, this::domain));
        routes.post("/fleet/{domain}/look", call -> guard.let(call, Permission.RUN_CHECKS, this::look));
        routes.post("/fleet/{domain}/forget", call -> guard.let(call, Permission.REMOVE_DOMAINS, this::forget));
    }

    /// That of the address, when it is one of the tenant.
    private Optional<WatchedDomain> watched(Guard.Visit visit) {
        return DomainName.ofWire(visit.call().named("domain"))
                .flatMap(fleet.domains()::of)
                .filter(each -> each.tenant().equals(visit.tenant().word()));
    }

    private Reply nothing(Guard.Visit visit) {
        return notices.refuse(visit.call(), 404, "This domain is not watched here.");
    }

    private Reply domain(Guard.Visit visit) {
        return watched(visit)
                .map(watched -> shown(visit, watched, 200, Optional.empty()))
                .orElseGet(() -> nothing(visit));
    }

    private Reply shown(Guard.Visit visit, WatchedDomain watched, int status, Optional<String> problem) {
        DomainName domain = watched.domain();
        List<Alert> all = fleet.alerts().of(domain, ALERTS);
        List<Alert> standing = all.stream()
                .filter(alert -> alert.state().stands())
                .sorted((one, other) -> one.level().compareTo(other.level()))
                .toList();
        boolean mayTake = visit.may(Permission.ACKNOWLEDGE_ALERTS, domain);
        Set<DomainName> approved = changes.approved(standing);
        var times = new LookTimes(watched, fleet.feeds().observed(domain));
        Optional<FleetList.Line> line = fleet.list().of(domain);
        Need need = line.map(FleetList.Line::need).orElse(Need.NEW);
        var page = new DomainPage(
                domain.ascii(),
                NeedWords.tone(need),
                NeedWords.head(need),
                line.map(NeedWords::next).orElse(""),
                standing.stream()
                        .map(alert -> AlertLines.of(alert, mayTake, approved))
                        .toList(),
                times.lines(),
                all.stream()
                        .filter(alert -> alert.state() instanceof AlertState.Recovered)
                        .map(AlertLines::over)
                        .toList(),
                visit.may(Permission.RUN_CHECKS, domain),
                visit.may(Permission.REMOVE_DOMAINS, domain),
                visit.formToken(),
                seen.part(visit, domain, times),
                changes.of(domain, visit.may(Permission.MAKE_PLANS, domain)),
                problem.map(sentence ->
                        new DomainPage.Unsure(visit.call().form().one("sure").orElse(""), sentence)));
        Frame frame = frames.of(visit.call(), domain.ascii(), Optional.of(Place.FLEET));
        Drawing drawing = (out, none) -> JtedomainGenerated.render(out, none, frame, page);
        return Reply.html(status, drawing.text());
    }

    private Reply look(Guard.Visit visit) {
        return watched(visit)
                .map(watched -> {
                    for (LookKind kind : LookKind.values()) {
                        fleet.domains().lookNow(watched.domain(), kind, clock.instant());
                    }
                    return Reply.seeOther("/fleet/" + watched.domain());
                })
                .orElseGet(() -> nothing(visit));
    }

    private Reply forget(Guard.Visit visit) {
        Optional<WatchedDomain> watched = watched(visit);
        if (watched.isEmpty()) {
            return nothing(visit);
        }
        DomainName domain = watched.get().domain();
        if (!visit.call().form().one("sure").orElse("").equals(domain.ascii())) {
            return shown(
                    visit,
                    watched.get(),
                    400,
                    Optional.of("Type " + domain + " to stop watching it. Nothing was changed."));
        }
        boolean _ = removal.remove(visit.asker(), domain);
        return Reply.seeOther("/fleet");
    }
}
