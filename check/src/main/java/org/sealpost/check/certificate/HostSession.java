package org.sealpost.check.certificate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sealpost.check.Reading;
import org.sealpost.observe.facts.MxHostFacts;
import org.sealpost.observe.facts.Part;
import org.sealpost.observe.facts.PolicyFetch;
import org.sealpost.observe.facts.SmtpAttempt;
import org.sealpost.observe.facts.SmtpOutcome;
import org.sealpost.observe.facts.TlsSession;

/// One TLS session with a host.
///
/// @param place the address, for evidence
record HostSession(String host, String place, TlsSession tls) {
    static List<HostSession> ofPolicyHost(Reading reading) {
        var all = new ArrayList<HostSession>();
        reading.facts()
                .policyHost()
                .attempts()
                .forEach(attempt -> session(attempt.outcome())
                        .ifPresent(tls -> all.add(
                                new HostSession(reading.policyHost().ascii(), "[" + attempt.address() + "]", tls))));
        return List.copyOf(all);
    }

    static List<HostSession> ofMx(Reading reading) {
        var all = new ArrayList<HostSession>();
        if (!reading.leftOut(Part.SMTP)) {
            for (MxHostFacts host : reading.mail().lookedAt()) {
                for (SmtpAttempt attempt : host.attempts()) {
                    if (attempt.outcome() instanceof SmtpOutcome.Secured secured) {
                        all.add(new HostSession(host.name().ascii(), "[" + attempt.address() + "]:25", secured.tls()));
                    }
                }
            }
        }
        return List.copyOf(all);
    }

    private static Optional<TlsSession> session(PolicyFetch outcome) {
        return switch (outcome) {
            case PolicyFetch.Served served -> Optional.of(served.tls());
            case PolicyFetch.OtherStatus status -> Optional.of(status.tls());
            case PolicyFetch.Redirected redirected -> Optional.of(redirected.tls());
            case PolicyFetch.Untrusted untrusted -> Optional.of(untrusted.tls());
            case PolicyFetch.TooLarge large -> Optional.of(large.tls());
            case PolicyFetch.TlsFailed _, PolicyFetch.TooSlow _, PolicyFetch.NotHttp _, PolicyFetch.Unreachable _ ->
                Optional.empty();
        };
    }
}
