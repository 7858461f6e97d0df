package org.sealpost.app.access.audit;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.sealpost.app.access.TenantId;
import org.sealpost.protocol.name.DomainName;

/// What was done in each tenant. Rows are added and never changed.
public interface AuditTrail {
    /// Durable when it returns. Rows of one tenant come one after the other, whoever adds them.
    AuditRow append(TenantId tenant, AuditEvent event);

    /// The newest first.
    ///
    /// @param before only rows with a smaller number
    List<Entry> latest(TenantId tenant, long before, int limit);

    /// The same for one domain.
    List<Entry> latest(TenantId tenant, DomainName domain, long before, int limit);

    /// Each row from the first on, in order. What is added meanwhile may be missing.
    ///
    /// @param after only rows with a larger number
    void each(TenantId tenant, long after, Consumer<AuditRow> reader);

    /// A part of them, in order.
    ///
    /// @param after only rows with a larger number
    List<AuditRow> rows(TenantId tenant, long after, int limit);

    /// Where the chain ends.
    AuditChain.Head head(TenantId tenant);

    /// Looks at every row.
    ///
    /// @param known where it ended at an earlier time, as somebody kept it elsewhere
    AuditVerdict verify(TenantId tenant, Optional<AuditChain.Head> known);

    /// A row with what it says.
    record Entry(AuditRow row, AuditEvent event) {}
}
