package org.sealpost.app.reports;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.sealpost.app.store.SqlReportStore;
import org.sealpost.check.time.Past;
import org.sealpost.protocol.name.DomainName;
import org.sealpost.reports.readiness.Assessment;
import org.sealpost.reports.readiness.Canary;
import org.sealpost.reports.readiness.Evidence;
import org.sealpost.reports.readiness.Gate;
import org.sealpost.reports.readiness.Thresholds;

/// Puts together what is known of a domain and asks the gate. What counts is remembered, so that it never counts for
/// less.
///
/// @param past the checks of a domain that are kept here
/// @param elsewhere those that are kept by other machines, by the names of their places
public record Assessing(
        SqlReportStore store,
        Function<DomainName, Past> past,
        Map<String, Function<DomainName, Past>> elsewhere,
        Thresholds thresholds) {
    public Assessment judge(DomainName domain, Instant now) {
        LocalDate today = now.atOffset(ZoneOffset.UTC).toLocalDate();
        Past looks = past.apply(domain);
        Standings standings = Standings.of(store);
        var evidence = new Evidence(
                domain,
                now,
                store.rows(domain, today.minusDays(Evidence.WINDOW), today, standings.counting()),
                signer -> standings.known().bySigner(signer).isPresent(),
                store.approvals(),
                store.waivers(domain),
                store.confirmations(domain),
                store.counted(domain),
                PublishedPolicies.of(looks),
                ProbeDays.of(places(domain, looks)),
                Canary.NONE,
                Map.of());
        Assessment assessment = new Gate(thresholds).judge(evidence);
        store.saveCounted(assessment.ledger());
        return assessment;
    }

    private Map<String, Past> places(DomainName domain, Past here) {
        var places = new HashMap<String, Past>();
        elsewhere.forEach((place, looks) -> places.put(place, looks.apply(domain)));
        places.put(ProbeDays.HERE, here);
        return places;
    }
}
