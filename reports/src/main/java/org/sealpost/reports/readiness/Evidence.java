package org.sealpost.reports.readiness;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.sealpost.protocol.name.DomainName;
import org.sealpost.reports.Reporter;
import org.sealpost.reports.decision.Approval;
import org.sealpost.reports.decision.Confirmation;
import org.sealpost.reports.decision.Counted;
import org.sealpost.reports.decision.Standing;
import org.sealpost.reports.decision.Waiver;
import org.sealpost.reports.row.Row;
import org.sealpost.reports.store.Heard;

/// All that is known when it is asked whether a domain may enforce.
///
/// @param now the time of the question
/// @param heard the rows of the last [#WINDOW] days; others are passed over
/// @param known whether a reporter is in the table of known ones
/// @param ledger what has counted so far; the answer holds the next one
/// @param policies what was published and when, as far back as it is known
/// @param probes days on which the domain was looked at
/// @param inbound sessions with TLS by our own logs, by day; empty without logs
public record Evidence(
        DomainName domain,
        Instant now,
        Heard heard,
        Predicate<DomainName> known,
        List<Approval> approvals,
        List<Waiver> waivers,
        List<Confirmation> confirmations,
        List<Counted> ledger,
        List<Published> policies,
        List<ProbeDay> probes,
        Canary canary,
        Map<LocalDate, Long> inbound) {
    /// How many days are looked at.
    public static final int WINDOW = 120;

    public Evidence {
        approvals = List.copyOf(approvals);
        waivers = List.copyOf(waivers);
        confirmations = List.copyOf(confirmations);
        ledger = List.copyOf(ledger);
        policies = List.copyOf(policies);
        probes = List.copyOf(probes);
        inbound = Map.copyOf(inbound);
    }

    public List<Row> rows() {
        return heard.rows();
    }

    Standing standing(Reporter reporter) {
        return switch (reporter) {
            case Reporter.Claimed _ -> Standing.CLAIMED;
            case Reporter.Rest(boolean proven) -> proven ? Standing.OTHER : Standing.CLAIMED;
            case Reporter.Proven(DomainName signer) -> {
                if (known.test(signer)) {
                    yield Standing.KNOWN;
                }
                yield approvals.stream()
                                .anyMatch(approval -> approval.reporter().equals(signer)
                                        && !approval.at().isAfter(now))
                        ? Standing.APPROVED
                        : Standing.OTHER;
            }
        };
    }
}
