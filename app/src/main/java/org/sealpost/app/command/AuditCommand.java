package org.sealpost.app.command;

import java.util.concurrent.Callable;
import org.sealpost.app.exit.ExitCode;
import org.sealpost.app.exit.Refusal;
import picocli.CommandLine.Command;

/// `sealpost audit`: who did what. A subcommand is added here by its class.
@Command(
        name = "audit",
        description = "Who did what in 'sealpost serve': a chain of rows for each tenant.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {AuditExportCommand.class, AuditVerifyCommand.class})
final class AuditCommand implements Callable<Integer> {
    @Override
    public Integer call() {
        throw new Refusal(ExitCode.USAGE, "a command is missing; try 'sealpost audit --help'");
    }
}
