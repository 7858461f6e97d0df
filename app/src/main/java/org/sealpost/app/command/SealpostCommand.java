package org.sealpost.app.command;

import java.util.concurrent.Callable;
import org.sealpost.app.exit.ExitCode;
import org.sealpost.app.exit.Refusal;
import picocli.CommandLine.Command;

/// The root command; it does nothing itself. A subcommand is added here by its class.
@Command(
        name = "sealpost",
        description = "Keeps mail sealed in transit: MTA-STS (RFC 8461) and SMTP TLS reporting (RFC 8460).",
        mixinStandardHelpOptions = true,
        versionProvider = BuildVersion.class,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {CheckCommand.class, MatchCommand.class, ExplainCommand.class})
final class SealpostCommand implements Callable<Integer> {
    @Override
    public Integer call() {
        throw new Refusal(ExitCode.USAGE, "a command is missing; try 'sealpost --help'");
    }
}
