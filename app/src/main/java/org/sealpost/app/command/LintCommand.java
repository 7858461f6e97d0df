package org.sealpost.app.command;

import java.io.IOException;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.sealpost.app.exit.ExitCode;
import org.sealpost.app.exit.Refusal;
import org.sealpost.app.lint.JsonLines;
import org.sealpost.app.lint.LintDocument;
import org.sealpost.app.lint.LintInput;
import org.sealpost.app.lint.LintKind;
import org.sealpost.app.lint.LintResult;
import org.sealpost.app.lint.LintText;
import org.sealpost.app.lint.Linter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `sealpost lint`: every deviation of a text from its grammar.
@Command(
        name = "lint",
        description = {
            "Reads a text and names every deviation with its line and the section of the RFC.",
            "Ends with 0 when it is clean, 1 when it can be used all the same, 2 when it cannot."
        },
        mixinStandardHelpOptions = true)
final class LintCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "KIND",
            completionCandidates = Kinds.class,
            converter = KindConverter.class,
            description = "What the text is: ${COMPLETION-CANDIDATES}.")
    private Optional<LintKind> kind = Optional.empty();

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "TEXT",
            description = "The text of a record, or the name of a file; standard input when left out or -.")
    private Optional<String> text = Optional.empty();

    @Option(
            names = "--jsonl",
            description = "Answer questions from standard input, one JSON object a line, one line each.")
    private boolean jsonLines;

    @Option(names = "--format", paramLabel = "FORMAT", description = "${COMPLETION-CANDIDATES} (default: text).")
    private Format format = Format.TEXT;

    LintCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        if (jsonLines) {
            return answerLines();
        }
        LintKind wanted = kind.orElseThrow(() -> new Refusal(
                ExitCode.USAGE, "missing: KIND (record, policy, tlsrpt, report or tlsa); see 'sealpost lint --help'"));
        var input = new LintInput(surroundings.directory(), surroundings.in());
        LintResult result = Linter.lint(wanted, input.read(wanted, text));
        switch (format) {
            case TEXT -> new LintText(surroundings.out()).write(wanted, result);
            case JSON -> new LintDocument(surroundings.out()).write(wanted.word(), result);
        }
        return result.exitCode().number();
    }

    private int answerLines() {
        if (kind.isPresent()) {
            throw new Refusal(ExitCode.USAGE, "with --jsonl each line names its kind; see 'sealpost lint --help'");
        }
        try {
            new JsonLines(surroundings.in(), surroundings.out()).run();
        } catch (IOException unreadable) {
            throw new Refusal(ExitCode.INPUT_UNREADABLE, "standard input cannot be read: " + unreadable.getMessage());
        }
        return ExitCode.PASS.number();
    }

    /// The words of [LintKind] for the help.
    static final class Kinds implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return Arrays.stream(LintKind.values()).map(LintKind::word).iterator();
        }
    }
}
