package org.sealpost.app.command;

import java.util.Optional;
import org.sealpost.publish.plan.Confirmation;
import picocli.CommandLine.Option;

/// How a change is agreed to.
final class ConfirmOptions {
    @Option(names = "--yes", description = "Agree to a plan of amber risk.")
    private boolean yes;

    @Option(
            names = "--confirm",
            paramLabel = "DOMAIN",
            description = "Agree to a plan of red risk, by the name of its domain.")
    private Optional<String> typed = Optional.empty();

    @Option(
            names = "--second-person",
            paramLabel = "NAME",
            description = "Agree to it as somebody else than the one who made the plan.")
    private Optional<String> second = Optional.empty();

    Confirmation confirmation() {
        if (second.isPresent()) {
            return new Confirmation.SecondPerson(second.get());
        }
        if (typed.isPresent()) {
            return new Confirmation.Typed(typed.get());
        }
        return yes ? new Confirmation.Yes() : new Confirmation.None();
    }
}
