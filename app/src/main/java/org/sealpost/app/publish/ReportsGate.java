package org.sealpost.app.publish;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.sealpost.app.reports.Assessing;
import org.sealpost.protocol.name.DomainName;
import org.sealpost.publish.plan.Check;
import org.sealpost.publish.rollout.EnforceGate;
import org.sealpost.reports.readiness.Assessment;
import org.sealpost.reports.readiness.Objection;
import org.sealpost.reports.readiness.Readiness;
import org.sealpost.reports.readiness.RuleCode;
import org.sealpost.reports.readiness.Threshold;

/// The one gate of the program, the readiness that follows from the reports, as plans ask for it.
public record ReportsGate(Assessing assessing, InstantSource clock) implements EnforceGate {
    /// Rules that a domain without any report cannot pass, though nothing is wrong with it.
    private static final List<RuleCode> WITHOUT_REPORTS = List.of(
            RuleCode.RUN,
            RuleCode.REPORTER_SPREAD,
            RuleCode.VOLUME,
            RuleCode.CONFIRMATION,
            RuleCode.GAPS,
            RuleCode.SILENCE);

    @Override
    public Answer ask(DomainName domain, Check.Purpose purpose) {
        Instant now = clock.instant();
        Assessment assessment = assessing.judge(domain, now);
        return switch (assessment.readiness()) {
            case Readiness.Ready _ -> new Answer.Open(from(assessment, now));
            case Readiness.NotReady(List<Objection> reasons) -> new Answer.Shut(words(reasons));
            case Readiness.Hold(List<Objection> incidents) -> new Answer.Shut(words(incidents));
            case Readiness.Unknown(List<Objection> missing, LocalDate earliest) ->
                isOnProbesAlone(assessment, missing)
                        ? new Answer.ProbesOnly(probesFrom(assessment, now))
                        : new Answer.Unknown(
                                words(missing), earliest.atStartOfDay().toInstant(ZoneOffset.UTC));
        };
    }

    /// Nobody reports, and all that is missing are reports.
    private static boolean isOnProbesAlone(Assessment assessment, List<Objection> missing) {
        return assessment.reporters().isEmpty()
                && assessment.otherReporters() == 0
                && missing.stream().map(Objection::rule).allMatch(WITHOUT_REPORTS::contains);
    }

    private static Instant from(Assessment assessment, Instant now) {
        return assessment.run().first().map(ReportsGate::start).orElse(now);
    }

    /// The gate has asked for good looks on each of these days.
    private Instant probesFrom(Assessment assessment, Instant now) {
        int days = assessing.thresholds().whole(Threshold.PROBE_DAYS);
        Instant first = start(now.atOffset(ZoneOffset.UTC).toLocalDate().minusDays(days));
        return assessment
                .restart()
                .map(restart -> start(restart.from()))
                .filter(first::isBefore)
                .orElse(first);
    }

    private static Instant start(LocalDate day) {
        return day.atStartOfDay().toInstant(ZoneOffset.UTC);
    }

    private static List<String> words(List<Objection> objections) {
        List<String> words = new ArrayList<>();
        objections.forEach(each -> words.add(
                each.explanation() + " " + each.fix() + " [" + each.rule().id() + "]"));
        return words;
    }
}
