package org.sealpost.reports.store;

import java.time.LocalDate;
import org.sealpost.protocol.name.DomainName;
import org.sealpost.reports.row.Tally;

/// All that counts about one domain in some days.
///
/// @param total sessions told under several policies of a report are in it once
/// @param last the last day of which there is a report
public record DomainTotal(DomainName domain, long reports, Tally total, LocalDate last) {}
