package org.sealpost.app.command;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.sealpost.app.exit.ExitCode;
import org.sealpost.app.exit.Refusal;
import org.sealpost.app.render.Shown;
import org.sealpost.app.settings.SettingPlaces;
import org.sealpost.app.settings.Settings;
import org.sealpost.app.store.StoreFault;
import org.sealpost.observe.tls.RootsMissing;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/// One run of the program: arguments in, exit code out; whatever happens, a person reads one clear sentence.
public final class Program {
    private final Surroundings surroundings;

    public Program(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    /// Runs the command that the arguments name.
    public int run(String... arguments) {
        try {
            CommandLine line = commandLine(arguments);
            defaults(line, arguments).ifPresent(defaults -> useSettings(line, defaults));
            return line.execute(arguments);
        } catch (Refusal refusal) {
            return refused(refusal);
        } catch (Throwable fault) {
            return faulty(fault);
        }
    }

    /// With the commands that these arguments can need; with all when there are none, for pages about them.
    public CommandLine commandLine(String... arguments) {
        var line = new CommandLine(new SealpostCommand(), new CommandFactory(surroundings));
        SealpostCommand.subcommands(arguments).forEach(line::addSubcommand);
        return line.setCaseInsensitiveEnumValuesAllowed(true)
                .setUsageHelpWidth(80)
                .setUsageHelpAutoWidth(false)
                .setAbbreviatedOptionsAllowed(false)
                .setOut(new PrintWriter(surroundings.out(), true, StandardCharsets.UTF_8))
                .setErr(new PrintWriter(surroundings.err(), true, StandardCharsets.UTF_8))
                .setParameterExceptionHandler((problem, _) -> misused(problem))
                .setExecutionExceptionHandler((exception, _, _) -> failed(exception));
    }

    private int failed(Exception exception) {
        return switch (exception) {
            case Refusal refusal -> refused(refusal);
            case StoreFault fault ->
                refused(new Refusal(
                        ExitCode.OUTPUT_UNWRITABLE,
                        "what is kept cannot be used: " + Shown.text(String.valueOf(fault.getMessage()))));
            case RootsMissing missing ->
                refused(new Refusal(
                        ExitCode.CONFIGURATION,
                        Shown.text(String.valueOf(missing.getMessage()))
                                + "; install them, on Debian by the package ca-certificates-java, or let JAVA_HOME name"
                                + " another Java"));
            default -> faulty(exception);
        };
    }

    /// The settings, found by a first look at the arguments; none when somebody only asks for help, and when the
    /// arguments are wrong, which is said when they are read again.
    private Optional<SettingDefaults> defaults(CommandLine line, String[] arguments) {
        try {
            ParseResult parsed = line.parseArgs(arguments);
            if (parsed.asCommandLineList().stream()
                    .anyMatch(each -> each.isUsageHelpRequested() || each.isVersionHelpRequested())) {
                return Optional.empty();
            }
        } catch (ParameterException saidLater) {
            return Optional.empty();
        }
        SealpostCommand root = line.getCommand();
        var places = new SettingPlaces(surroundings.directory(), surroundings.variables());
        Settings settings = Settings.load(places, root.config());
        return settings.byKey().isEmpty() ? Optional.empty() : Optional.of(new SettingDefaults(settings));
    }

    private void useSettings(CommandLine line, SettingDefaults defaults) {
        line.setDefaultValueProvider(defaults);
        line.setParameterExceptionHandler((problem, words) -> defaults.origin(problem.getArgSpec(), words)
                .map(origin ->
                        refused(new Refusal(ExitCode.CONFIGURATION, origin + ": " + UsageProblem.firstLine(problem))))
                .orElseGet(() -> misused(problem)));
    }

    private int misused(ParameterException problem) {
        surroundings.err().println("sealpost: " + UsageProblem.sentence(problem));
        return ExitCode.USAGE.number();
    }

    private int refused(Refusal refusal) {
        surroundings.err().println("sealpost: " + refusal.sentence());
        return refusal.code().number();
    }

    private int faulty(Throwable fault) {
        surroundings
                .err()
                .println("sealpost: internal error (" + fault.getClass().getSimpleName()
                        + "); set SEALPOST_DEBUG=1 and run it again for the stack trace");
        if (surroundings.variable("SEALPOST_DEBUG").isPresent()) {
            fault.printStackTrace(surroundings.err());
        }
        return ExitCode.INTERNAL.number();
    }
}
