package org.sealpost.app.command;

import java.util.concurrent.Callable;
import org.sealpost.app.exit.ExitCode;
import org.sealpost.app.exit.Refusal;
import picocli.CommandLine.Command;

/// `sealpost fleet`: the domains that a server watches. A subcommand is added here by its class.
@Command(
        name = "fleet",
        description = {
            "The domains that a 'sealpost serve' watches, over its API. A token for it is made in its settings or by"
                    + " 'sealpost users token'."
        },
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            FleetListCommand.class,
            FleetAddCommand.class,
            FleetRemoveCommand.class,
            FleetLookCommand.class,
            FleetAlertsCommand.class,
            FleetTakeCommand.class
        })
final class FleetCommand implements Callable<Integer> {
    @Override
    public Integer call() {
        throw new Refusal(ExitCode.USAGE, "a command is missing; try 'sealpost fleet --help'");
    }
}
