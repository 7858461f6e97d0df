package org.sealpost.app.command;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.sealpost.app.exit.ExitCode;
import org.sealpost.app.remote.Fleet;
import org.sealpost.protocol.name.DomainName;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `sealpost fleet remove`.
@Command(
        name = "remove",
        description = "Stops watching domains; their alerts are deleted.",
        mixinStandardHelpOptions = true)
final class FleetRemoveCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Mixin
    private FleetOptions options = new FleetOptions();

    @Parameters(
            arity = "1..*",
            paramLabel = "DOMAIN",
            description = "A domain; '-' reads one a line from standard input, '@FILE' from a file.")
    private List<String> arguments = new ArrayList<>();

    FleetRemoveCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        List<DomainName> domains = DomainArguments.read(arguments, surroundings.in());
        try (Fleet fleet = options.open(surroundings)) {
            for (DomainName domain : domains) {
                fleet.remove(domain);
                surroundings.out().println(domain + " is watched no more");
            }
        }
        return ExitCode.PASS.number();
    }
}
