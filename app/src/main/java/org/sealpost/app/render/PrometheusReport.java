package org.sealpost.app.render;

import java.io.PrintStream;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.sealpost.app.check.Compared;
import org.sealpost.app.check.Since;
import org.sealpost.check.AspectVerdict;
import org.sealpost.check.Finding;
import org.sealpost.check.Outcome;
import org.sealpost.check.Severity;
import org.sealpost.check.Verdict;
import org.sealpost.check.time.Comparison;
import org.sealpost.check.time.Sighting;
import org.sealpost.observe.facts.Certificate;
import org.sealpost.observe.facts.DomainFacts;
import org.sealpost.observe.facts.MxHostFacts;
import org.sealpost.observe.facts.TlsSession;
import org.sealpost.protocol.name.DomainName;

/// Gauges for Prometheus, text format 0.0.4, such as its node exporter reads from a file. The labels are the domain,
/// words of fixed lists and, for certificates, the hosts of the domain that were looked at.
public final class PrometheusReport implements Report {
    private final PrintStream out;
    private final Map<Metric, StringBuilder> samples = new EnumMap<>(Metric.class);

    public PrometheusReport(PrintStream out) {
        this.out = out;
    }

    private enum Metric {
        OUTCOME("sealpost_outcome", "The verdict of the domain: 1 for the outcome that it has."),
        ASPECT("sealpost_aspect_outcome", "The answer for an aspect: 1 for the outcome that it has."),
        FINDINGS("sealpost_findings", "How many findings of a severity there are."),
        CHANGES("sealpost_changes", "How many changes of a severity there are since earlier checks."),
        COMPARISON("sealpost_comparison_findings", "How many findings are new, gone and unchanged."),
        CERTIFICATE(
                "sealpost_certificate_not_after_timestamp_seconds",
                "When the first certificate of the host ends, as Unix time."),
        OBSERVED("sealpost_observed_timestamp_seconds", "When the domain was looked at, as Unix time."),
        TOOK("sealpost_check_duration_seconds", "How long the look took.");

        private final String id;
        private final String help;

        Metric(String id, String help) {
            this.id = id;
            this.help = help;
        }
    }

    @Override
    public void add(Verdict verdict, DomainFacts facts, Supplier<Since> since) {
        String domain = label("domain", verdict.domain().ascii());
        outcomes(Metric.OUTCOME, domain, verdict.outcome());
        for (AspectVerdict aspect : verdict.aspects()) {
            outcomes(
                    Metric.ASPECT,
                    domain + "," + label("aspect", aspect.aspect().title()),
                    aspect.outcome());
        }
        severities(Metric.FINDINGS, domain, verdict.findings());
        Since earlier = since.get();
        earlier.changes().ifPresent(changes -> severities(Metric.CHANGES, domain, changes));
        if (earlier.compared() instanceof Compared.With(Comparison comparison)) {
            state(domain, "new", comparison.appeared());
            state(domain, "gone", comparison.gone());
            state(domain, "unchanged", comparison.unchanged());
        }
        ends(facts)
                .forEach((host, end) -> sample(
                        Metric.CERTIFICATE, domain + "," + label("host", host), String.valueOf(end.getEpochSecond())));
        sample(Metric.OBSERVED, domain, String.valueOf(verdict.observedAt().toEpochMilli() / 1000.0));
        sample(Metric.TOOK, domain, String.valueOf(facts.took().toMillis() / 1000.0));
    }

    @Override
    public void end() {
        samples.forEach((metric, lines) ->
                out.print("# HELP " + metric.id + " " + metric.help + "\n# TYPE " + metric.id + " gauge\n" + lines));
        out.flush();
    }

    private void severities(Metric metric, String domain, List<Finding> findings) {
        for (Severity severity : Severity.values()) {
            long count = findings.stream()
                    .filter(finding -> finding.code().severity() == severity)
                    .count();
            sample(metric, domain + "," + label("severity", Words.word(severity)), String.valueOf(count));
        }
    }

    private void state(String domain, String state, List<Sighting.Said> findings) {
        sample(Metric.COMPARISON, domain + "," + label("state", state), String.valueOf(findings.size()));
    }

    private void outcomes(Metric metric, String labels, Outcome outcome) {
        for (Outcome each : Outcome.values()) {
            sample(metric, labels + "," + label("outcome", Words.word(each)), each == outcome ? "1" : "0");
        }
    }

    private void sample(Metric metric, String labels, String value) {
        samples.computeIfAbsent(metric, _ -> new StringBuilder())
                .append(metric.id)
                .append('{')
                .append(labels)
                .append("} ")
                .append(value)
                .append('\n');
    }

    static String label(String name, String value) {
        String escaped = value.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
        return name + "=\"" + escaped + '"';
    }

    /// The policy host and the MX hosts with the earliest end of their own certificates.
    private static SequencedMap<String, Instant> ends(DomainFacts facts) {
        var ends = new TreeMap<String, Instant>();
        Map<DomainName, List<TlsSession>> sessions = new HashMap<>();
        sessions.put(
                facts.policyHost().addresses().host(),
                facts.policyHost().attempts().stream()
                        .flatMap(attempt -> attempt.outcome().session().stream())
                        .toList());
        for (MxHostFacts host : facts.mail().hosts()) {
            sessions.merge(
                    host.name(),
                    mailSessions(host),
                    (one, other) -> Stream.of(one, other).flatMap(List::stream).toList());
        }
        sessions.forEach((host, all) -> firstEnd(all).ifPresent(end -> ends.put(host.ascii(), end)));
        return ends;
    }

    private static List<TlsSession> mailSessions(MxHostFacts host) {
        return host.attempts().stream()
                .flatMap(attempt -> Outcomes.session(attempt.outcome()).stream())
                .toList();
    }

    private static Optional<Instant> firstEnd(List<TlsSession> sessions) {
        return sessions.stream()
                .flatMap(session -> session.leaf().stream())
                .map(Certificate::notAfter)
                .min(Instant::compareTo);
    }
}
