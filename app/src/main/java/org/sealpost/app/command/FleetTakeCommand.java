package org.sealpost.app.command;

import java.util.Optional;
import java.util.concurrent.Callable;
import org.sealpost.app.exit.ExitCode;
import org.sealpost.app.remote.Fleet;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `sealpost fleet take`.
@Command(
        name = "take",
        description = "Takes an alert in hand: others see who does something about it.",
        mixinStandardHelpOptions = true)
final class FleetTakeCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Mixin
    private FleetOptions options = new FleetOptions();

    @Parameters(paramLabel = "ALERT", description = "As 'sealpost fleet alerts' shows it.")
    private String alert = "";

    @Option(names = "--note", paramLabel = "TEXT", description = "What you do about it.")
    private Optional<String> note = Optional.empty();

    FleetTakeCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        try (Fleet fleet = options.open(surroundings)) {
            fleet.acknowledge(alert, note.map(String::strip).filter(text -> !text.isEmpty()));
        }
        surroundings.out().println("It is yours.");
        return ExitCode.PASS.number();
    }
}
