package org.sealpost.check.sender;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.sealpost.check.Reading;
import org.sealpost.observe.facts.MxHostFacts;
import org.sealpost.observe.facts.SmtpAttempt;
import org.sealpost.protocol.tlsrpt.PolicyType;
import org.sealpost.protocol.tlsrpt.ResultType;

/// What one kind of sender does with a message for the domain.
///
/// @param holding the policy that it goes by
/// @param steps the servers in the order in which they are tried, those that a message does not reach among them
/// @param reports what it would count for its TLS report
public record Simulation(SenderKind kind, Holding holding, List<Step> steps, Fate fate, List<ReportLine> reports) {
    public Simulation {
        steps = List.copyOf(steps);
        reports = List.copyOf(reports);
    }

    /// From the facts alone.
    public static Simulation of(SenderKind kind, Reading reading, WhatIf whatIf) {
        var holding = Holding.of(kind, reading, whatIf);
        List<Step> steps = new Route(kind, holding, reading).steps();
        var fates = new Fates(kind, reading);
        var reports = new ArrayList<>(Reports.of(holding, steps, reading.domain()));
        if (kind.dane() && fates.mxIsBogus()) {
            reports.add(new ReportLine(
                    PolicyType.Known.TLSA,
                    reading.domain(),
                    Optional.empty(),
                    Optional.of(ResultType.Known.DNSSEC_INVALID)));
        }
        return new Simulation(kind, holding, steps, fates.of(steps), reports);
    }

    /// Every kind there is; the one with an older policy only where that is given.
    public static List<Simulation> all(Reading reading, WhatIf whatIf) {
        return Arrays.stream(SenderKind.values())
                .filter(kind ->
                        kind != SenderKind.MTA_STS_CACHED || whatIf.cached().isPresent())
                .map(kind -> of(kind, reading, whatIf))
                .toList();
    }

    /// What it does at an address by what is seen there just now, in place of what the facts say.
    ///
    /// @param host one of the domain's, whose TLSA records are those of the facts
    public Step.Act meeting(Reading reading, MxHostFacts host, SmtpAttempt now) {
        var alone = new MxHostFacts(host.name(), host.preference(), host.addresses(), List.of(now), 0, host.tlsa());
        return new HostVisit(kind, holding, reading, alone).run().getFirst().act();
    }

    /// Whether it delivers with all the protection that its kind has for this domain: a sender that knows MTA-STS to a
    /// server that has shown who it is, the others over TLS.
    public boolean asWellAsItCan() {
        return switch (fate) {
            case Fate.Delivered _ -> true;
            case Fate.DeliveredUnprotected(boolean clear) -> !clear && !kind.mtaSts();
            case Fate.Deferred _, Fate.Bounced _, Fate.CannotTell _ -> false;
        };
    }
}
