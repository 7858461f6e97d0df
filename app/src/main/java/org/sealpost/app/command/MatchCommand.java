package org.sealpost.app.command;

import java.util.concurrent.Callable;
import org.sealpost.app.exit.ExitCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `sealpost match`: does an `mx` pattern of a policy cover a host?
@Command(
        name = "match",
        description = "Says whether an mx pattern of a policy covers a mail server, and why.",
        mixinStandardHelpOptions = true)
final class MatchCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Parameters(index = "0", paramLabel = "PATTERN", description = "The value of an mx line, such as *.example.org.")
    private String pattern = "";

    @Parameters(index = "1", paramLabel = "HOST", description = "The name of a mail server, such as mx1.example.org.")
    private String host = "";

    @Option(names = "--format", paramLabel = "FORMAT", description = "${COMPLETION-CANDIDATES} (default: text).")
    private Format format = Format.TEXT;

    MatchCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        surroundings.out().println(pattern + " " + host + " " + format);
        return ExitCode.PASS.number();
    }
}
