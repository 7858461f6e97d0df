package org.sealpost.host.acme;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.sealpost.host.certificate.CertifiedName;
import org.sealpost.host.certificate.OpenOrder;
import org.sealpost.host.certificate.Phase;
import org.sealpost.host.certificate.Proof;
import org.sealpost.host.certificate.RunningChallenge;
import org.sealpost.protocol.name.DomainName;

/// Puts up what an authority is to find: an authority looks from several places, and may meet any edge and any name
/// server.
final class Proving {
    private static final Duration RECORDS_AGAIN = Duration.ofSeconds(5);

    /// A record that not every server shows by then will not come.
    private static final Duration RECORDS_LONGEST = Duration.ofMinutes(30);

    private final ChallengeRecords records;
    private final Duration spreading;
    private final Failing failing;

    /// @param spreading how long it takes until all edges know of a challenge
    Proving(ChallengeRecords records, Duration spreading, Failing failing) {
        this.records = records;
        this.spreading = spreading;
        this.failing = failing;
    }

    /// Empty when the proof stands everywhere.
    Optional<Turn> step(CertifiedName name, OpenOrder order, OrderLook.ProofWanted wanted, Instant now) {
        Optional<RunningChallenge> shown = order.challenge()
                .filter(challenge -> challenge.keyAuthorization().equals(wanted.keyAuthorization()));
        if (shown.isEmpty()) {
            var challenge = new RunningChallenge(wanted.token(), wanted.keyAuthorization(), now, false);
            return Optional.of(Turn.on(name.with(new Phase.Ordered(order.with(challenge)))));
        }
        return switch (name.subject().proof()) {
            case Proof.TlsAlpn01 _, Proof.Http01 _ -> {
                Instant spread = shown.get().shown().plus(spreading);
                yield now.isBefore(spread) ? Optional.of(Turn.until(name, spread)) : Optional.empty();
            }
            case Proof.Dns01(var at) ->
                switch (records.place(at, shown.get().text())) {
                    case ChallengeRecords.Writing.Visible _ -> Optional.empty();
                    case ChallengeRecords.Writing.Coming _ ->
                        Optional.of(coming(name, at, shown.get().shown(), now));
                    case ChallengeRecords.Writing.Failed(String why) -> Optional.of(failing.orderLost(name, why, now));
                };
        };
    }

    /// The longer it takes, the less often it is looked for.
    private Turn coming(CertifiedName name, DomainName at, Instant placed, Instant now) {
        Duration age = Duration.between(placed, now);
        if (age.compareTo(RECORDS_LONGEST) >= 0) {
            return failing.orderLost(
                    name,
                    "Not every server of the zone shows the TXT record at " + at + " after "
                            + RECORDS_LONGEST.toMinutes() + " min.",
                    now);
        }
        Duration slower = age.dividedBy(10);
        return Turn.until(name, now.plus(slower.compareTo(RECORDS_AGAIN) > 0 ? slower : RECORDS_AGAIN));
    }
}
