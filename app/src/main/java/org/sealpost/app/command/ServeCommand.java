package org.sealpost.app.command;

import java.io.IOException;
import java.util.Set;
import java.util.concurrent.Callable;
import org.sealpost.app.exit.ExitCode;
import org.sealpost.app.host.LabEdge;
import org.sealpost.app.render.FindingPages;
import org.sealpost.lab.Lab;
import org.sealpost.observe.ObserverOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `sealpost serve`: the pages.
@Command(
        name = "serve",
        description = {
            "Serves the pages: for everybody the check of a domain and the generator, and for those who sign in the"
                    + " domains that are watched, and their alerts. With no option on loopback, and all is kept in the"
                    + " data folder. The policy host and the intake of reports run in it too when they are told where"
                    + " to listen.",
            "Runs until it is stopped."
        },
        mixinStandardHelpOptions = true)
final class ServeCommand implements Callable<Integer> {
    private final Surroundings surroundings;
    private final FindingPages words = new FindingPages();

    @Mixin
    private PagesOptions pages = new PagesOptions();

    @Option(
            names = "--demo",
            description = "Show a fleet of 30 domains with three months behind them, on the small internet in this"
                    + " process; nothing is kept.")
    private boolean demo;

    @Mixin
    private ServiceOptions options = new ServiceOptions();

    ServeCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        Service service = options.service(surroundings);
        Set<ServePart> chosen = options.chosen(pages.named());
        if (!chosen.contains(ServePart.PAGES)) {
            service.runWithoutPages(chosen);
            return ExitCode.PASS.number();
        }
        pages.require(options.certificate().named());
        if (demo) {
            demonstrate(service, chosen);
        } else if (options.network().lab()) {
            inLab(service, chosen);
        } else {
            new PagesRun(service, pages, words, chosen).serve(ServeWorld.internet(service.network()));
        }
        return ExitCode.PASS.number();
    }

    private void inLab(Service service, Set<ServePart> chosen) {
        ObserverOptions network = service.network();
        try (Lab lab = LabStart.start(surroundings);
                LabEdge _ = LabEdge.open(lab, options.store().openHost(surroundings), surroundings.clock())) {
            new PagesRun(service, pages, words, chosen).serve(ServeWorld.within(lab, network));
        } catch (IOException busy) {
            throw PagesRun.cannotListen(busy);
        }
    }

    private void demonstrate(Service service, Set<ServePart> chosen) {
        options.demonstrate();
        try (DemoStart started = DemoStart.open(surroundings)) {
            Service apart = service.in(started.surroundings());
            ObserverOptions network = apart.network();
            StoreOptions store = options.store();
            try (LabEdge _ = LabEdge.open(started.lab(), store.openHost(apart.surroundings()), surroundings.clock())) {
                started.live(store, network, words, apart.problems()::hear);
                started.tell(started.admit(store));
                new PagesRun(apart, pages, words, chosen).serve(ServeWorld.within(started.lab(), network));
            } catch (IOException busy) {
                throw PagesRun.cannotListen(busy);
            }
        }
    }
}
