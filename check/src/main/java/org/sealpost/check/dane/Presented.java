package org.sealpost.check.dane;

import java.util.ArrayList;
import java.util.List;
import org.sealpost.check.Evidence;
import org.sealpost.check.seen.Seen;
import org.sealpost.observe.facts.Certificate;
import org.sealpost.observe.facts.SmtpAttempt;
import org.sealpost.observe.facts.SmtpOutcome;
import org.sealpost.observe.facts.TlsSession;

/// What a server presented, in the words of TLSA: to be held beside the records that are there. It is no proposal to
/// publish it; whoever was met may not have been the server.
final class Presented {
    private Presented() {}

    static List<Evidence> at(SmtpAttempt attempt) {
        String place = "[" + attempt.address() + "]:25";
        return switch (attempt.outcome()) {
            case SmtpOutcome.Secured secured -> chain(place, secured.tls());
            case SmtpOutcome.NotOffered none -> List.of(Seen.reply(place + " EHLO", none.ehlo()));
            case SmtpOutcome.StartTlsRefused refused -> List.of(Seen.reply(place + " STARTTLS", refused.refusal()));
            case SmtpOutcome.TlsFailed failed ->
                List.of(new Evidence(place + " TLS", Seen.word(failed.fault()) + ": " + failed.detail()));
            case SmtpOutcome.TurnedAway _,
                    SmtpOutcome.Silent _,
                    SmtpOutcome.Dropped _,
                    SmtpOutcome.Garbled _,
                    SmtpOutcome.Unreachable _ -> List.of(new Evidence(place, "no TLS session"));
        };
    }

    private static List<Evidence> chain(String place, TlsSession tls) {
        var all = new ArrayList<Evidence>();
        tls.leaf().ifPresent(leaf -> {
            all.add(new Evidence(place + " presents", "3 1 1 " + Association.keyDigest(leaf)));
            all.add(new Evidence(place + " certificate DNS names", String.join(", ", leaf.dnsNames())));
            all.add(new Evidence(place + " certificate valid", leaf.notBefore() + " to " + leaf.notAfter()));
        });
        for (Certificate above : tls.chain().stream().skip(1).toList()) {
            all.add(new Evidence(place + " presents", "2 1 1 " + Association.keyDigest(above)));
            all.add(new Evidence(place + " chain", above.subject()));
        }
        return all;
    }
}
