package org.sealpost.app.serve;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.sealpost.app.page.SeenPart.CertificateRow;
import org.sealpost.app.render.Shown;
import org.sealpost.app.render.Words;
import org.sealpost.observe.facts.Certificate;
import org.sealpost.observe.facts.DomainFacts;
import org.sealpost.observe.facts.MxHostFacts;
import org.sealpost.observe.facts.PolicyAttempt;
import org.sealpost.observe.facts.SmtpAttempt;
import org.sealpost.observe.facts.SmtpOutcome;
import org.sealpost.observe.facts.TlsSession;

/// The certificates that the hosts of a domain showed, that of the policy host first.
final class CertificateRows {
    private static final int NAMES = 3;
    private static final int TEXT = 120;

    private CertificateRows() {}

    static List<CertificateRow> of(DomainFacts facts, Instant now) {
        Map<String, CertificateRow> rows = new LinkedHashMap<>();
        for (PolicyAttempt attempt : facts.policyHost().attempts()) {
            attempt.outcome()
                    .session()
                    .ifPresent(session ->
                            add(rows, facts.policyHost().addresses().host().ascii(), session, now));
        }
        for (MxHostFacts host : facts.mail().hosts()) {
            for (SmtpAttempt attempt : host.attempts()) {
                if (attempt.outcome() instanceof SmtpOutcome.Secured secured) {
                    add(rows, host.name().ascii(), secured.tls(), now);
                }
            }
        }
        return List.copyOf(rows.values());
    }

    /// Several addresses of a host mostly show the same.
    private static void add(Map<String, CertificateRow> rows, String host, TlsSession session, Instant now) {
        session.leaf()
                .ifPresent(leaf -> rows.putIfAbsent(host + " " + leaf.sha256(), row(host, leaf, session.valid(), now)));
    }

    private static CertificateRow row(String host, Certificate leaf, boolean valid, Instant now) {
        Duration life = Duration.between(leaf.notBefore(), leaf.notAfter());
        Duration left = Duration.between(now, leaf.notAfter());
        long days = Math.max(0, left.toDays());
        int percent = life.isPositive() ? Math.clamp(100 * left.toHours() / Math.max(1, life.toHours()), 0, 100) : 0;
        boolean ended = left.isNegative() || left.isZero();
        boolean soon = left.multipliedBy(3).compareTo(life) < 0;
        return new CertificateRow(
                host,
                names(leaf),
                Shown.excerpt(leaf.issuer(), TEXT),
                ended || !valid ? "fail" : soon ? "warn" : "pass",
                ended ? "Ended" : !valid ? "Not valid" : soon ? "Renew soon" : "Fine",
                Words.day(leaf.notAfter()),
                days + " of " + Words.count((int) Math.min(life.toDays(), Integer.MAX_VALUE), "day", "days"),
                percent);
    }

    private static String names(Certificate leaf) {
        List<String> all = leaf.dnsNames();
        String names = String.join(
                ", ",
                all.stream().limit(NAMES).map(name -> Shown.excerpt(name, TEXT)).toList());
        return all.isEmpty() ? "none" : all.size() > NAMES ? names + " and " + (all.size() - NAMES) + " more" : names;
    }
}
