package org.sealpost.reports.row;

import java.time.LocalDate;
import java.util.Map;
import org.sealpost.protocol.tlsrpt.PolicyType;
import org.sealpost.reports.Reporter;

/// All that counts of one reporter on one day, about one domain or about all together.
///
/// @param total sessions told under several policies of a report are in it once: of the policies, the larger
/// @param byType each kind of policy by itself; never to be added up
public record Daily(LocalDate day, Reporter reporter, int reports, Tally total, Map<PolicyType, Tally> byType) {
    public Daily {
        byType = Map.copyOf(byType);
    }
}
