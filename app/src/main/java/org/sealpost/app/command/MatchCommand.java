package org.sealpost.app.command;

import java.util.concurrent.Callable;
import org.sealpost.app.exit.ExitCode;
import org.sealpost.app.exit.Refusal;
import org.sealpost.app.lint.LintDocument;
import org.sealpost.app.lint.LintResult;
import org.sealpost.app.lint.LintValue;
import org.sealpost.app.lint.Linter;
import org.sealpost.app.render.Shown;
import org.sealpost.protocol.Deviation;
import org.sealpost.protocol.mtasts.MxPattern;
import org.sealpost.protocol.name.DomainName;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `sealpost match`: does an `mx` pattern of a policy cover a host?
@Command(
        name = "match",
        description = {
            "Says whether an mx pattern of a policy covers a mail server, and why.",
            "Ends with 0 when it does, 2 when it does not."
        },
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
        LintResult result = Linter.match(pattern, host);
        for (Deviation deviation : result.deviations()) {
            throw new Refusal(
                    ExitCode.USAGE,
                    Shown.quoted(pattern) + " is no mx pattern: "
                            + deviation.code().id() + ", " + deviation.code().rfc());
        }
        if (!(result.value().orElse(null) instanceof LintValue.OfMatch(MxPattern parsed, DomainName name))) {
            throw new Refusal(ExitCode.USAGE, Shown.quoted(host) + " is no host name");
        }
        switch (format) {
            case TEXT -> surroundings.out().println(reason(parsed, name));
            case JSON -> new LintDocument(surroundings.out()).write("match", result);
        }
        return (result.usable() ? ExitCode.PASS : ExitCode.FAIL).number();
    }

    /// RFC 8461 §4.1: without a wildcard the names are equal; `*` stands for exactly one label, the left-most.
    private static String reason(MxPattern pattern, DomainName host) {
        String subject = Shown.text(pattern.text()) + (pattern.matches(host) ? " covers " : " does not cover ") + host;
        return subject + ": " + why(pattern, host) + " (RFC 8461 §4.1)";
    }

    private static String why(MxPattern pattern, DomainName host) {
        if (!pattern.wildcard()) {
            return pattern.matches(host) ? "the names are the same" : "the names differ, and there is no wildcard";
        }
        if (pattern.matches(host)) {
            return "* stands for the one label '" + host.labels().getFirst() + "'";
        }
        if (host.equals(pattern.name())) {
            return "* stands for exactly one label, and here is none";
        }
        if (host.isAtOrBelow(pattern.name())) {
            int labels = host.labels().size() - pattern.name().labels().size();
            return "* stands for exactly one label, and here are " + labels;
        }
        return "the host is not below " + pattern.name();
    }
}
