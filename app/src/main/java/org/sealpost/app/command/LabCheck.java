package org.sealpost.app.command;

import java.util.List;
import org.sealpost.app.check.LabCheckers;
import org.sealpost.app.render.ProgressLine;
import org.sealpost.lab.Lab;
import org.sealpost.protocol.name.DomainName;

/// `sealpost check --lab`: the small internet in this process, one domain of it or all.
final class LabCheck {
    private final Surroundings surroundings;
    private final Wiring wiring;
    private final ReportOptions reporting;

    LabCheck(Surroundings surroundings, Wiring wiring, ReportOptions reporting) {
        this.surroundings = surroundings;
        this.wiring = wiring;
        this.reporting = reporting;
    }

    /// How domains are checked and shown outside the lab, too.
    @FunctionalInterface
    interface Usual {
        int check(List<DomainName> domains, Network network);
    }

    int run(List<String> arguments, List<DomainName> listed, Usual usual) {
        try (Lab lab = LabStart.start(surroundings)) {
            if (arguments.isEmpty() && listed.isEmpty()) {
                return selfTest(lab);
            }
            List<DomainName> domains = DomainArguments.read(byName(arguments, lab), listed, surroundings.in());
            return usual.check(
                    domains, (wired, progress) -> new LabCheckers(lab, wired.options(), new WaitingFor(progress)));
        }
    }

    /// The name of a world stands for its domain.
    private static List<String> byName(List<String> arguments, Lab lab) {
        return arguments.stream()
                .map(argument -> lab.worlds().stream()
                        .filter(world -> world.name().equals(argument))
                        .map(world -> world.domain().ascii())
                        .findFirst()
                        .orElse(argument))
                .toList();
    }

    private int selfTest(Lab lab) {
        try (var progress = progress(lab.worlds().size());
                var checkers = new LabCheckers(lab, wiring.options(), new WaitingFor(progress))) {
            return new SelfTest(surroundings, reporting, reporting.colour(surroundings))
                    .run(lab.worlds(), checkers, progress);
        }
    }

    private ProgressLine progress(int total) {
        return new ProgressLine(surroundings.err(), surroundings.terminal(), total, surroundings.clock());
    }
}
