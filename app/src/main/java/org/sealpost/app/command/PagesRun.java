package org.sealpost.app.command;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.sealpost.app.exit.ExitCode;
import org.sealpost.app.exit.Refusal;
import org.sealpost.app.job.Job;
import org.sealpost.app.look.Looks;
import org.sealpost.app.publish.Office;
import org.sealpost.app.render.Pages;
import org.sealpost.app.render.Shown;
import org.sealpost.app.serve.Site;
import org.sealpost.app.store.CheckStore;
import org.sealpost.app.trace.Traces;
import org.sealpost.app.watch.Gauge;
import org.sealpost.app.web.WebServer;
import org.sealpost.app.web.WebSettings;

/// Serves the pages, and beside them the other parts that were chosen.
record PagesRun(Service service, PagesOptions pages, Pages words, Set<ServePart> chosen) {
    /// Until it is stopped.
    ///
    /// @throws Refusal when it cannot listen
    void serve(ServeWorld world) {
        Surroundings surroundings = service.surroundings();
        ServeProblems problems = service.problems();
        try (CheckStore results = service.options().store().openChecks(surroundings);
                Office office = service.office(world);
                var looks = new Looks(world.eyes(), results, surroundings.clock(), problems::hear);
                Traces traces = service.traces();
                FleetDesk desk = service.desk(
                        chosen,
                        world,
                        office,
                        words,
                        traces,
                        reached().elsewhere(pages.where().getPort()));
                ServedParts others = service.others(chosen)) {
            var site = new Site(new Site.Parts(
                    looks,
                    words,
                    surroundings.clock(),
                    pages.perMinute(),
                    BuildVersion.version(),
                    Optional.of(desk.door())));
            count(site, desk, others, traces);
            WebSettings settings =
                    pages.settings(reached(), service.options().certificate().identity(surroundings));
            try (var server = new WebServer(settings, site.routes(), site.refusals(), problems::hear, site.traffic())) {
                Runnable end = server::close;
                var stop = new Thread(() -> {
                    end.run();
                    others.stop();
                });
                Runtime.getRuntime().addShutdownHook(stop);
                tell(reached().base(server.address()), settings, desk, others);
                var old = new Job(
                        "drop-old-checks",
                        FleetDesk.CARE,
                        () -> looks.prune(service.options().keep().checks()));
                service.upkeep()
                        .run(
                                Stream.concat(
                                        Stream.of(old), Stream.concat(desk.jobs().stream(), others.jobs().stream())),
                                List.of(desk),
                                others);
                Runtime.getRuntime().removeShutdownHook(stop);
            } catch (IOException busy) {
                throw cannotListen(busy);
            }
        }
    }

    private Reached reached() {
        return pages.reached(service.options().certificate().named());
    }

    /// What is counted and written down of requests.
    private void count(Site site, FleetDesk desk, ServedParts others, Traces traces) {
        site.count(() -> Gauge.text(desk.gauges()));
        site.count(others::metrics);
        if (service.options().requests()) {
            site.traffic().tell(answered -> service.journal().request(Requests.of(answered)));
        }
        if (service.options().tracing().wanted()) {
            site.traffic()
                    .tell(answered -> traces.span(
                            TraceOptions.span(answered, service.surroundings().clock())));
        }
    }

    /// What whoever starts it reads.
    private void tell(String base, WebSettings settings, FleetDesk desk, ServedParts others) {
        var out = service.surroundings().out();
        if (settings.hosts().isEmpty()) {
            service.problems().hear("no --public-host: every request is refused; name the host that browsers ask for");
        }
        others.tell(out);
        out.println("pages at " + base + "/");
        desk.firstLink()
                .ifPresent(path ->
                        out.println("nobody can sign in yet; the first admin follows this link once: " + base + path));
        out.flush();
    }

    static Refusal cannotListen(IOException busy) {
        return new Refusal(ExitCode.CONFIGURATION, "cannot listen: " + Shown.text(String.valueOf(busy.getMessage())));
    }
}
