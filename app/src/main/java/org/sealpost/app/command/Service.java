package org.sealpost.app.command;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.sealpost.app.log.Journal;
import org.sealpost.app.publish.Office;
import org.sealpost.app.render.FindingPages;
import org.sealpost.app.render.Pages;
import org.sealpost.app.trace.Traces;
import org.sealpost.host.certificate.KeySeal;
import org.sealpost.lab.Lab;
import org.sealpost.observe.ObserverOptions;

/// What the parts of `serve` share, ready to be opened.
record Service(Surroundings surroundings, ServiceOptions options, Journal journal) {
    /// The same elsewhere.
    Service in(Surroundings other) {
        return new Service(other, options, journal);
    }

    ServeProblems problems() {
        return new ServeProblems(journal);
    }

    /// How domains are looked at in the network that was named.
    ObserverOptions network() {
        return new Wiring(surroundings, options.network(), Set.of()).options();
    }

    Office office(ServeWorld world) {
        return new ServeOffice(
                        surroundings,
                        options.store(),
                        options.readiness(),
                        options.zones(),
                        options.tenants(),
                        options.hooks(surroundings),
                        surroundings.out()::println)
                .open(world.options(), world.lab());
    }

    Traces traces() {
        return options.tracing().open(journal);
    }

    /// @param base where browsers reach the pages
    FleetDesk desk(
            Set<ServePart> chosen, ServeWorld world, Office office, Pages words, Traces traces, Optional<String> base) {
        return FleetDesk.open(
                surroundings,
                options.store(),
                seal(),
                world.options(),
                words,
                office,
                new FleetDesk.Duties(
                        chosen.contains(ServePart.WATCH),
                        options.keep(),
                        traces,
                        options.telling()
                                .telling(surroundings, base, world.lab().isPresent())),
                problems()::hear);
    }

    private KeySeal seal() {
        return options.sealing().seal(surroundings, options.store().data().whole(surroundings));
    }

    /// The policy host and the intake, where they were chosen.
    ServedParts others(Set<ServePart> chosen) {
        var terms = new ServedParts.Terms(
                options.parts(),
                options.certificate(),
                options.store(),
                options.network(),
                options.zones().edgeAddresses(),
                this::seal);
        return ServedParts.start(surroundings, chosen, terms, journal);
    }

    Upkeep upkeep() {
        return new Upkeep(surroundings, options.store(), options.metrics(), problems()::hear);
    }

    /// Serves without pages, until it is stopped.
    void runWithoutPages(Set<ServePart> chosen) {
        try (ServedParts others = others(chosen)) {
            var stop = new Thread(others::stop);
            Runtime.getRuntime().addShutdownHook(stop);
            others.tell(surroundings.out());
            ObserverOptions network = network();
            if (!chosen.contains(ServePart.WATCH)) {
                upkeep().run(others.jobs().stream(), List.of(), others);
            } else if (options.network().lab()) {
                try (Lab lab = LabStart.start(surroundings)) {
                    watch(chosen, ServeWorld.within(lab, network), others);
                }
            } else {
                watch(chosen, ServeWorld.internet(network), others);
            }
            Runtime.getRuntime().removeShutdownHook(stop);
        }
    }

    private void watch(Set<ServePart> chosen, ServeWorld world, ServedParts others) {
        try (Office office = office(world);
                Traces traces = traces();
                FleetDesk desk = desk(chosen, world, office, new FindingPages(), traces, Optional.empty())) {
            surroundings.out().println("watching");
            surroundings.out().flush();
            upkeep().run(Stream.concat(desk.jobs().stream(), others.jobs().stream()), List.of(desk), others);
        }
    }
}
