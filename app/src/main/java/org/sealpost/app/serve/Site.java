package org.sealpost.app.serve;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import org.sealpost.app.api.Api;
import org.sealpost.app.api.Setup;
import org.sealpost.app.api.Works;
import org.sealpost.app.look.Guests;
import org.sealpost.app.look.Looks;
import org.sealpost.app.page.Frames;
import org.sealpost.app.publish.ApprovedTexts;
import org.sealpost.app.publish.Removal;
import org.sealpost.app.render.Pages;
import org.sealpost.app.reports.ReportsView;
import org.sealpost.app.web.Assets;
import org.sealpost.app.web.Call;
import org.sealpost.app.web.Refusals;
import org.sealpost.app.web.Reply;
import org.sealpost.app.web.Routes;
import org.sealpost.app.web.Traffic;

/// Every page that is served, and what they share.
public final class Site {
    private final Routes routes = new Routes();
    private final Traffic traffic = new Traffic();
    private final List<Supplier<String>> counters = new CopyOnWriteArrayList<>();
    private final Notices notices;
    private final Api api;

    /// What pages need.
    ///
    /// @param words of the findings
    /// @param perMinute how many domains a visitor may have looked at in a minute
    /// @param door how people come in; empty where nobody signs in
    public record Parts(
            Looks looks, Pages words, InstantSource clock, int perMinute, String version, Optional<Door> door) {}

    public Site(Parts parts) {
        Assets assets = Frames.assets();
        var frames = new Frames(assets, parts.version(), call -> parts.door().map(door -> door.who(call)));
        notices = new Notices(frames);
        var guests = new Guests(parts.clock(), parts.perMinute());
        assets.addTo(routes);
        new ThemeChoice().addTo(routes);
        new PublicCheck(
                        frames,
                        notices,
                        parts.looks(),
                        guests,
                        parts.words(),
                        new Exports(parts.words(), parts.version()))
                .addTo(routes);
        new PublicGenerator(frames, notices, parts.looks(), guests, parts.clock()).addTo(routes);
        api = new Api(
                routes,
                new Api.Parts(
                        new Api.Open(parts.looks(), guests, parts.words(), parts.version(), parts.clock()),
                        parts.door()
                                .map(door ->
                                        new Api.Known(door.doorkeeper(), door.api(), works(door, parts.clock())))));
        parts.door().ifPresent(door -> {
            var rate = new DoorRate(notices, door.signIn());
            new SignInPages(
                            frames,
                            door.doorkeeper(),
                            door.signIn(),
                            rate,
                            door.settings().vouching().isPresent())
                    .addTo(routes);
            new LinkPages(frames, notices, door.doorkeeper(), door.signIn(), rate, door.invitations()).addTo(routes);
            var guard = new Guard(notices, door.doorkeeper());
            var reports = reports(door, parts.clock());
            var removal = new Removal(door.changes(), door.fleet(), door.history());
            var seen = new DomainSeen(door.history(), reports, door.audit(), parts.words(), parts.clock());
            new FleetPages(
                            frames,
                            guard,
                            door.fleet(),
                            door.schedule(),
                            door.audit(),
                            parts.clock(),
                            reports,
                            door.changes().office().journal().consents())
                    .addTo(routes);
            new DomainPages(
                            frames,
                            notices,
                            guard,
                            door.fleet(),
                            parts.clock(),
                            removal,
                            seen,
                            new ChangesView(door.changes()))
                    .addTo(routes);
            new FleetBulk(frames, notices, guard, door.fleet(), removal, door.audit(), parts.clock()).addTo(routes);
            new ReportPages(frames, notices, guard, door.fleet(), reports).addTo(routes);
            ChangePages.add(routes, frames, notices, guard, door);
            new AlertPages(
                            frames,
                            notices,
                            guard,
                            door.fleet(),
                            door.audit(),
                            parts.clock(),
                            new ChangesView(door.changes()))
                    .addTo(routes);
            new AlertLinks(guard, notices, door.fleet()).addTo(routes);
            new SettingsPages(frames, notices, guard, door).addTo(routes);
            door.settings()
                    .vouching()
                    .ifPresent(vouching -> new OidcPages(notices, guard, door, vouching).addTo(routes));
        });
        new Probes(notices, parts.looks(), traffic, parts.looks()::keeps, counters).addTo(routes);
    }

    private static Works works(Door door, InstantSource clock) {
        SettingsDesk settings = door.settings();
        return new Works(
                door.changes(),
                new ApprovedTexts(door.changes(), door.fleet(), door.schedule()),
                reports(door, clock),
                new Setup(
                        settings.channels(),
                        settings.operator().mail(),
                        settings.operator().writers().stream()
                                .map(each -> new Setup.Credential(each.title(), each.how()))
                                .toList()));
    }

    private static ReportsView reports(Door door, InstantSource clock) {
        return new ReportsView(door.reports(), door.history()::all, clock);
    }

    public Routes routes() {
        return routes;
    }

    /// From now on these counters, in the format of Prometheus, are told beside those of the pages.
    public void count(Supplier<String> more) {
        counters.add(more);
    }

    /// What was answered.
    public Traffic traffic() {
        return traffic;
    }

    /// What is answered where no handler does: to programs as they read it, to all others as a page.
    public Refusals refusals() {
        return new Refusals() {
            @Override
            public Reply refuse(Call call, int status, String sentence) {
                return of(call).refuse(call, status, sentence);
            }

            @Override
            public Reply unread(String path, int status, String sentence) {
                // Programs ask for paths that cannot be read; few people do, and the sentence is the same.
                boolean program = path.isEmpty() || Api.isFor(path);
                return (program ? api.problems() : notices).unread(path, status, sentence);
            }

            @Override
            public Reply fault(Call call, String id) {
                return of(call).fault(call, id);
            }
        };
    }

    private Refusals of(Call call) {
        return Api.isFor(call) ? api.problems() : notices;
    }
}
