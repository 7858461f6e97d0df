package org.sealpost.app.render;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.sealpost.check.AspectVerdict;
import org.sealpost.check.Evidence;
import org.sealpost.observe.facts.Certificate;
import org.sealpost.observe.facts.DomainFacts;
import org.sealpost.observe.facts.MxHostFacts;
import org.sealpost.observe.facts.PolicyFetch;
import org.sealpost.observe.facts.SmtpOutcome;
import org.sealpost.observe.facts.TlsSession;
import org.sealpost.protocol.mtasts.StsPolicy;

/// What was seen of an aspect where all is well, in a few words; unescaped.
final class AspectSeen {
    private AspectSeen() {}

    static String of(AspectVerdict aspect, DomainFacts facts) {
        Optional<String> words = switch (aspect.aspect()) {
            case STS_RECORD, DANE, TLS_RPT, CHANGES -> Optional.empty();
            case AUTHENTICATION ->
                Optional.of(aspect.telling().stream()
                        .map(seen -> seen.where() + " " + seen.seen())
                        .collect(Collectors.joining(", ")));
            case POLICY_FILE -> policy(facts).map(AspectSeen::policyWords);
            case POLICY_CERTIFICATE -> firstEnd(policySessions(facts), facts.observedAt());
            case MX_AGAINST_POLICY -> policy(facts).map(policy -> listed(policy, facts));
            case MX_TLS -> mailTls(facts);
            case NAME_SERVERS -> ServerWords.summary(facts.nameServers());
        };
        return words.orElseGet(() -> quoted(aspect));
    }

    /// The first of the evidence, as one line.
    private static String quoted(AspectVerdict aspect) {
        return aspect.telling().stream()
                .findFirst()
                .map(Evidence::seen)
                .map(seen -> seen.strip().replaceAll("[\\r\\n]+", " "))
                .orElse("");
    }

    private static Optional<StsPolicy> policy(DomainFacts facts) {
        return facts.policyHost().attempts().stream()
                .map(attempt -> attempt.outcome())
                .flatMap(outcome -> outcome instanceof PolicyFetch.Served served ? Stream.of(served) : Stream.empty())
                .flatMap(served -> StsPolicy.parse(served.answer().body()).value().stream())
                .findFirst();
    }

    private static String policyWords(StsPolicy policy) {
        return policy.mode().word() + ", max_age " + policy.maxAge().toSeconds() + ", "
                + Words.count(policy.mx().size(), "mx line", "mx lines");
    }

    private static String listed(StsPolicy policy, DomainFacts facts) {
        List<MxHostFacts> hosts = facts.mail().hosts();
        long covered = hosts.stream().filter(host -> policy.covers(host.name())).count();
        return covered + " of " + Words.count(hosts.size(), "host", "hosts") + " listed";
    }

    private static Optional<String> mailTls(DomainFacts facts) {
        List<TlsSession> valid = new ArrayList<>();
        int all = 0;
        for (MxHostFacts host : facts.mail().hosts()) {
            all += host.attempts().size();
            host.attempts().stream()
                    .flatMap(attempt -> attempt.outcome() instanceof SmtpOutcome.Secured secured
                            ? Stream.of(secured.tls())
                            : Stream.empty())
                    .filter(TlsSession::valid)
                    .forEach(valid::add);
        }
        String addresses = valid.size() + " of " + Words.count(all, "address", "addresses");
        return firstEnd(valid, facts.observedAt()).map(end -> addresses + ", " + end);
    }

    private static List<TlsSession> policySessions(DomainFacts facts) {
        return facts.policyHost().attempts().stream()
                .flatMap(attempt -> attempt.outcome().session().stream())
                .toList();
    }

    /// When the first of the certificates ends.
    private static Optional<String> firstEnd(List<TlsSession> sessions, Instant now) {
        return sessions.stream()
                .flatMap(session -> session.leaf().stream())
                .map(Certificate::notAfter)
                .min(Instant::compareTo)
                .map(end -> {
                    long days = Duration.between(now, end).toDays();
                    return "ends " + Words.day(end)
                            + (days > 0 ? ", in " + Words.count((int) days, "day", "days") : "");
                });
    }
}
