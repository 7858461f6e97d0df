package org.sealpost.app.command;

import java.util.concurrent.Callable;
import org.sealpost.app.exit.ExitCode;
import org.sealpost.app.exit.Refusal;
import picocli.CommandLine.Command;

/// `sealpost users`: who may sign in to `sealpost serve`. A subcommand is added here by its class.
@Command(
        name = "users",
        description = "Who may do what in 'sealpost serve', from the machine where its store is.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            UsersListCommand.class,
            UsersAddCommand.class,
            UsersDisableCommand.class,
            UsersResetCommand.class,
            UsersTokenCommand.class
        })
final class UsersCommand implements Callable<Integer> {
    @Override
    public Integer call() {
        throw new Refusal(ExitCode.USAGE, "a command is missing; try 'sealpost users --help'");
    }
}
