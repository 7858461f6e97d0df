package org.sealpost.reports.decision;

import java.time.LocalDate;
import org.sealpost.protocol.name.DomainName;

/// How many sessions of a reporter's day once counted as evidence. What has counted never counts for less later.
public record Counted(DomainName domain, LocalDate day, DomainName reporter, long sessions) {}
