package org.sealpost.reports.decision;

import java.util.List;
import org.sealpost.protocol.name.DomainName;

/// What named persons have decided. Every call is durable when it returns.
public interface Decisions {
    List<Approval> approvals();

    void approve(Approval approval);

    /// Whether there was one to take back.
    boolean withdraw(DomainName reporter);

    /// Those of a domain, also the expired ones, the newest first.
    List<Waiver> waivers(DomainName domain);

    void waive(Waiver waiver);

    /// Those of a domain, the newest first.
    List<Confirmation> confirmations(DomainName domain);

    void confirm(Confirmation confirmation);
}
