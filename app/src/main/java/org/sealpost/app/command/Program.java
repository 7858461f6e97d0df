package org.sealpost.app.command;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import org.sealpost.app.exit.ExitCode;
import org.sealpost.app.exit.Refusal;
import picocli.CommandLine;
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
            return commandLine().execute(arguments);
        } catch (Refusal refusal) {
            return refused(refusal);
        } catch (Throwable fault) {
            return faulty(fault);
        }
    }

    CommandLine commandLine() {
        return new CommandLine(new SealpostCommand(), new CommandFactory(surroundings))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setUsageHelpWidth(80)
                .setUsageHelpAutoWidth(false)
                .setAbbreviatedOptionsAllowed(false)
                .setOut(new PrintWriter(surroundings.out(), true, StandardCharsets.UTF_8))
                .setErr(new PrintWriter(surroundings.err(), true, StandardCharsets.UTF_8))
                .setExecutionStrategy(Program::runLast)
                .setParameterExceptionHandler((problem, _) -> {
                    surroundings.err().println("sealpost: " + UsageProblem.sentence(problem));
                    return ExitCode.USAGE.number();
                })
                .setExecutionExceptionHandler((exception, _, _) ->
                        exception instanceof Refusal refusal ? refused(refusal) : faulty(exception));
    }

    private static int runLast(ParseResult result) {
        return new CommandLine.RunLast().execute(result);
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
