package org.sealpost.app.command;

import java.util.concurrent.Callable;
import org.sealpost.app.exit.ExitCode;
import org.sealpost.app.exit.Refusal;
import picocli.CommandLine.Command;

/// `sealpost reports`: TLS reports that come in (RFC 8460). A subcommand is added here by its class.
@Command(
        name = "reports",
        description = "Takes in TLS reports, keeps them, and tells what they say: whether 'enforce' is safe.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            ReportsImportCommand.class,
            ReportsListenCommand.class,
            ReportsSummaryCommand.class,
            ReportsShowCommand.class,
            ReportsExportCommand.class,
            ReportsReadinessCommand.class,
            ReportsApproveCommand.class,
            ReportsWaiveCommand.class,
            ReportsConfirmCommand.class,
            ReportsVerifyCommand.class,
            ReportsPruneCommand.class
        })
final class ReportsCommand implements Callable<Integer> {
    @Override
    public Integer call() {
        throw new Refusal(ExitCode.USAGE, "a command is missing; try 'sealpost reports --help'");
    }
}
