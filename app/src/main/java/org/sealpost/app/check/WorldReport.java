package org.sealpost.app.check;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.sealpost.check.Aspect;
import org.sealpost.check.Finding;
import org.sealpost.check.Outcome;
import org.sealpost.check.Verdict;
import org.sealpost.lab.world.World;

/// A world of the small internet, what a check made of it, and where that differs from what the world expects.
public record WorldReport(World world, Verdict verdict, List<Finding> changes, List<Mismatch> mismatches) {
    /// @param what the record, the verdict, or the findings
    public record Mismatch(What what, List<String> expected, List<String> got) {
        public Mismatch {
            expected = List.copyOf(expected);
            got = List.copyOf(got);
        }
    }

    /// What a world states.
    public enum What {
        RECORD,
        VERDICT,
        FINDINGS
    }

    public WorldReport {
        changes = List.copyOf(changes);
        mismatches = List.copyOf(mismatches);
    }

    /// Compares, and nothing else.
    public static WorldReport of(World world, Checked checked) {
        Verdict verdict = checked.verdict();
        List<Mismatch> mismatches = new ArrayList<>();
        compare(mismatches, What.RECORD, List.of(world.record().word()), List.of(word(record(verdict))));
        compare(mismatches, What.VERDICT, List.of(world.verdict().word()), List.of(word(verdict.outcome())));
        compare(mismatches, What.FINDINGS, sorted(world.findings()), codes(verdict, checked.changes()));
        return new WorldReport(world, verdict, checked.changes(), mismatches);
    }

    public boolean asExpected() {
        return mismatches.isEmpty();
    }

    /// The outcome of the `mta-sts record` aspect; unknown when it is missing from the verdict.
    public static Outcome record(Verdict verdict) {
        return verdict.aspects().stream()
                .filter(aspect -> aspect.aspect() == Aspect.STS_RECORD)
                .map(aspect -> aspect.outcome())
                .findFirst()
                .orElse(Outcome.UNKNOWN);
    }

    /// The codes of the findings, each once, sorted.
    public static List<String> codes(Verdict verdict, List<Finding> changes) {
        return sorted(Stream.concat(verdict.findings().stream(), changes.stream())
                .map(finding -> finding.code().id())
                .toList());
    }

    private static void compare(List<Mismatch> mismatches, What what, List<String> expected, List<String> got) {
        if (!expected.equals(got)) {
            mismatches.add(new Mismatch(what, expected, got));
        }
    }

    private static List<String> sorted(Collection<String> codes) {
        return List.copyOf(new TreeSet<>(codes));
    }

    private static String word(Outcome outcome) {
        return switch (outcome) {
            case PASS -> org.sealpost.lab.world.Outcome.PASS.word();
            case WARN -> org.sealpost.lab.world.Outcome.WARN.word();
            case FAIL -> org.sealpost.lab.world.Outcome.FAIL.word();
            case UNKNOWN -> org.sealpost.lab.world.Outcome.UNKNOWN.word();
            case NOT_APPLICABLE -> org.sealpost.lab.world.Outcome.NOT_APPLICABLE.word();
        };
    }
}
