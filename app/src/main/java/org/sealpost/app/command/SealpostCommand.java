package org.sealpost.app.command;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.sealpost.app.exit.ExitCode;
import org.sealpost.app.exit.Refusal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/// The root command; it does nothing itself. A subcommand is added here by its class.
@Command(
        name = "sealpost",
        description = "Keeps mail sealed in transit: MTA-STS (RFC 8461) and SMTP TLS reporting (RFC 8460).",
        mixinStandardHelpOptions = true,
        versionProvider = BuildVersion.class,
        synopsisSubcommandLabel = "COMMAND")
final class SealpostCommand implements Callable<Integer> {
    private static final List<Class<?>> SUBCOMMANDS = List.of(
            CheckCommand.class,
            SimulateCommand.class,
            GenerateCommand.class,
            LintCommand.class,
            MatchCommand.class,
            ExplainCommand.class,
            HistoryCommand.class,
            JudgeCommand.class,
            PlanCommand.class,
            ApplyCommand.class,
            RolloutCommand.class,
            DriftCommand.class,
            ServeCommand.class,
            FleetCommand.class,
            HostCommand.class,
            ReportsCommand.class,
            UsersCommand.class,
            AuditCommand.class,
            BackupCommand.class,
            ResealCommand.class,
            RestoreCommand.class,
            ForgetCommand.class,
            LabCommand.class);

    @Option(
            names = "--config",
            paramLabel = "FILE",
            scope = ScopeType.INHERIT,
            description = "Settings file. Default: sealpost.yaml here, in $$XDG_CONFIG_HOME/sealpost or /etc/sealpost.")
    private Optional<String> config = Optional.empty();

    /// The subcommands that can matter to a run. Each takes its time to be made, so when the first argument names
    /// one, it is that alone.
    static List<Class<?>> subcommands(String... arguments) {
        String first = arguments.length == 0 ? "" : arguments[0];
        if (arguments.length == 1 && (first.equals("--version") || first.equals("-V"))) {
            return List.of();
        }
        return SUBCOMMANDS.stream()
                .filter(type -> type.getAnnotation(Command.class).name().equals(first))
                .findFirst()
                .<List<Class<?>>>map(List::of)
                .orElse(SUBCOMMANDS);
    }

    /// The settings file that was named.
    Optional<String> config() {
        return config;
    }

    /// The same of the program that a command belongs to, or of which these are some of the options.
    static Optional<String> config(CommandSpec command) {
        CommandSpec program = command.commandLine().getCommandSpec().root();
        return ((SealpostCommand) program.userObject()).config();
    }

    @Override
    public Integer call() {
        throw new Refusal(ExitCode.USAGE, "a command is missing; try 'sealpost --help'");
    }
}
