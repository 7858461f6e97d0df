package org.sealpost.reports.failure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.sealpost.protocol.tlsrpt.PolicyType;
import org.sealpost.protocol.tlsrpt.ResultType;
import org.sealpost.reports.row.Failure;

/// The lines of `failures.tsv`: policy type, result type, what the reason contains, and what it means. `*` is any, `-`
/// is none.
final class FailureTable {
    static final FailureTable SHIPPED = shipped();

    private static final String ANY = "*";
    private static final String NONE = "-";

    private final List<Line> lines;
    /// The lines for the words that are registered, which nearly all are.
    private final Map<String, List<Line>> byWords = new HashMap<>();

    FailureTable(List<String> text) {
        var read = new ArrayList<Line>();
        for (String line : text) {
            if (!line.isBlank() && !line.startsWith("#")) {
                read.add(Line.of(line));
            }
        }
        lines = List.copyOf(read);
        for (PolicyType.Known policy : PolicyType.Known.values()) {
            for (ResultType.Known type : ResultType.Known.values()) {
                byWords.put(
                        policy.word() + " " + type.word(),
                        lines.stream()
                                .filter(line -> line.isFor(policy.word(), type.word()))
                                .toList());
            }
        }
    }

    private static FailureTable shipped() {
        try (var in = FailureTable.class.getResourceAsStream("failures.tsv")) {
            if (in == null) {
                throw new IllegalStateException("failures.tsv is missing");
            }
            return new FailureTable(new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList());
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    FailureMeaning meaning(PolicyType policy, Failure failure) {
        String type = failure.type().map(ResultType::word).orElse(NONE);
        String reason = failure.reason().orElse("");
        for (Line line : candidates(policy, type)) {
            if (line.fits(reason)) {
                return line.meaning;
            }
        }
        return unexplained();
    }

    private List<Line> candidates(PolicyType policy, String type) {
        return Optional.ofNullable(byWords.get(policy.word() + " " + type))
                .orElseGet(() -> lines.stream()
                        .filter(line -> line.isFor(policy.word(), type))
                        .toList());
    }

    FailureMeaning unexplained() {
        return lines.getLast().meaning;
    }

    private record Line(String policy, String type, Pattern reason, boolean noReason, FailureMeaning meaning) {
        static Line of(String text) {
            String[] cells = text.split("\t", -1);
            if (cells.length != 7) {
                throw new IllegalStateException("a line of failures.tsv has seven cells: " + text);
            }
            String reason = cells[2].equals(ANY) || cells[2].equals(NONE) ? "" : cells[2];
            return new Line(
                    cells[0],
                    cells[1],
                    Pattern.compile(reason, Pattern.CASE_INSENSITIVE),
                    cells[2].equals(NONE),
                    new FailureMeaning(Effect.valueOf(cells[3]), Side.valueOf(cells[4]), cells[5], cells[6]));
        }

        boolean isFor(String policyWord, String typeWord) {
            return (policy.equals(ANY) || policy.equals(policyWord)) && (type.equals(ANY) || type.equals(typeWord));
        }

        boolean fits(String text) {
            return noReason ? text.isBlank() : reason.matcher(text).find();
        }
    }
}
