package org.sealpost.reports.decision;

import java.time.Instant;
import org.sealpost.protocol.name.DomainName;

/// A person says that a reporter which is not in the table of known ones is a mail provider all the same.
///
/// @param reporter the domain that signs its reports
/// @param by the person's name
public record Approval(DomainName reporter, String by, Instant at, String reason) {}
