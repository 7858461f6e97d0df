package org.sealpost.app.reports;

import java.util.HashSet;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.sealpost.protocol.name.DomainName;
import org.sealpost.reports.Reporter;
import org.sealpost.reports.authentic.KnownReporters;
import org.sealpost.reports.decision.Approval;
import org.sealpost.reports.decision.Decisions;
import org.sealpost.reports.decision.Standing;

/// What the word of each reporter is worth, by the table of known ones and by what named persons have approved.
public record Standings(KnownReporters known, Set<DomainName> approved) implements Function<Reporter, Standing> {
    public Standings {
        approved = Set.copyOf(approved);
    }

    public static Standings of(Decisions decisions) {
        return new Standings(
                KnownReporters.shipped(),
                decisions.approvals().stream().map(Approval::reporter).collect(Collectors.toSet()));
    }

    /// Those whose word counts.
    public Set<DomainName> counting() {
        var counting = new HashSet<>(approved);
        known.all().forEach(each -> counting.add(each.domain()));
        return counting;
    }

    @Override
    public Standing apply(Reporter reporter) {
        return switch (reporter) {
            case Reporter.Proven(DomainName domain) -> {
                if (known.bySigner(domain).isPresent()) {
                    yield Standing.KNOWN;
                }
                yield approved.contains(domain) ? Standing.APPROVED : Standing.OTHER;
            }
            case Reporter.Claimed _ -> Standing.CLAIMED;
            case Reporter.Rest(boolean proven) -> proven ? Standing.OTHER : Standing.CLAIMED;
        };
    }
}
