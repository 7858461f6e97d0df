package org.sealpost.check.certificate;

import java.util.ArrayList;
import java.util.List;
import org.sealpost.check.Reading;
import org.sealpost.observe.facts.MxHostFacts;
import org.sealpost.observe.facts.Part;
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
                .forEach(attempt -> attempt.outcome()
                        .session()
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
}
