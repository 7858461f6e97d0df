package org.sealpost.app.render;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sealpost.app.check.Compared;
import org.sealpost.app.check.Since;
import org.sealpost.check.Evidence;
import org.sealpost.check.Finding;
import org.sealpost.check.FindingCode;
import org.sealpost.check.Outcome;
import org.sealpost.check.Severity;
import org.sealpost.check.time.Changes;
import org.sealpost.check.time.Comparison;
import org.sealpost.check.time.Sight;
import org.sealpost.check.time.Sighting;

/// What earlier looks tell of a sample: a change of each severity, and a finding of each state.
final class SampleSince {
    private SampleSince() {}

    static Since of(Sample sample) {
        return of(sample, "mx2.example.org");
    }

    /// @param words what everything is about
    static Since of(Sample sample, String words) {
        List<Finding> changes = Arrays.stream(Severity.values())
                .flatMap(severity -> Arrays.stream(Changes.codes())
                        .filter(code -> code.severity() == severity)
                        .limit(1))
                .map(code -> change(code, words))
                .toList();
        return new Since(Optional.of(changes), new Compared.With(comparison(sample, words)));
    }

    private static Finding change(FindingCode code, String words) {
        return new Finding(
                code,
                words,
                List.of(new Evidence("id " + words, words), new Evidence("policy", words + "\n" + words)),
                Optional.empty());
    }

    /// The first finding of the sample was there before, the others are new, and two are gone: one of which this
    /// program knows the code, and one of which it does not.
    private static Comparison comparison(Sample sample, String words) {
        List<Sighting.Said> now =
                sample.verdict().findings().stream().map(Sighting::said).toList();
        var before = new Sighting(
                sample.verdict().domain(),
                sample.verdict().observedAt().minus(Duration.ofDays(1)),
                Outcome.WARN,
                new Sight.Unknown<>(),
                new Sight.Unknown<>(),
                new Sight.Unknown<>(),
                Map.of(),
                List.of());
        return new Comparison(
                before,
                now.stream().skip(1).toList(),
                List.of(
                        new Sighting.Said(Changes.codes()[0].id(), words, Severity.WARNING),
                        new Sighting.Said("no.longer.known", words, Severity.UNKNOWN)),
                now.stream().limit(1).toList());
    }
}
