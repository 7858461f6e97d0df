package org.sealpost.reports.summary;

import java.util.List;
import org.sealpost.reports.store.DomainTotal;
import org.sealpost.reports.store.Refusals;

/// A summary with what stands beside it.
///
/// @param causes failures by cause, most sessions first
/// @param domains one by one when the summary is about all; else empty
/// @param refusals what was refused or cut in these days
public record Overview(Summary summary, List<CauseLine> causes, List<DomainTotal> domains, List<Refusals> refusals) {
    public Overview {
        causes = List.copyOf(causes);
        domains = List.copyOf(domains);
        refusals = List.copyOf(refusals);
    }
}
