package org.sealpost.check.seen;

import java.util.List;
import java.util.function.BiFunction;
import org.sealpost.check.Finding;

/// Keeps a hostile list from becoming as many findings: a few subjects have a finding each, more have one together.
public final class Together {
    private static final int FEW = 20;

    private Together() {}

    /// @param finding makes the finding of a subject in words and the subjects that it stands for
    public static List<Finding> of(List<String> subjects, BiFunction<String, List<String>, Finding> finding) {
        if (subjects.size() <= FEW) {
            return subjects.stream()
                    .map(subject -> finding.apply(subject, List.of(subject)))
                    .toList();
        }
        String all = subjects.getFirst() + " and " + (subjects.size() - 1) + " more";
        return List.of(finding.apply(all, subjects));
    }
}
