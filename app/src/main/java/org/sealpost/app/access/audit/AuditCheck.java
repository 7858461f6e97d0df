package org.sealpost.app.access.audit;

import java.util.List;
import java.util.Optional;
import org.sealpost.app.access.TenantId;
import org.sealpost.app.access.audit.AuditVerdict.Fault;

/// Goes along the rows of a tenant, from the first on, and says whether they hold together.
public final class AuditCheck {
    private final TenantId tenant;
    private final List<AuditChain.Head> known;
    private AuditChain.Head head;
    private Optional<AuditVerdict> broken = Optional.empty();

    /// @param known where the chain is known to end, or to have ended
    public AuditCheck(TenantId tenant, List<AuditChain.Head> known) {
        this.tenant = tenant;
        this.known = List.copyOf(known);
        this.head = AuditChain.start(tenant);
    }

    /// The next row.
    public void row(AuditRow row) {
        if (broken.isEmpty()) {
            broken = fault(row);
            head = new AuditChain.Head(row.n(), row.digest());
        }
    }

    private Optional<AuditVerdict> fault(AuditRow row) {
        long expected = head.n() + 1;
        if (!row.tenant().equals(tenant)) {
            return broken(expected, Fault.FOREIGN);
        }
        if (row.n() > expected) {
            return broken(expected, Fault.MISSING);
        }
        if (row.n() < expected) {
            return broken(row.n(), Fault.MISPLACED);
        }
        boolean asWritten = row.previous().equals(head.digest())
                && row.digest().equals(AuditChain.digest(row.previous(), tenant, row.n(), row.text()))
                && known.stream()
                        .noneMatch(mark -> mark.n() == row.n() && !mark.digest().equals(row.digest()));
        return asWritten ? Optional.empty() : broken(row.n(), Fault.CHANGED);
    }

    /// After the last row.
    public AuditVerdict verdict() {
        return broken.orElseGet(() -> known.stream().anyMatch(mark -> mark.n() > head.n())
                ? new AuditVerdict.Broken(head.n() + 1, Fault.CUT_OFF)
                : new AuditVerdict.Intact(head));
    }

    private static Optional<AuditVerdict> broken(long n, Fault fault) {
        return Optional.of(new AuditVerdict.Broken(n, fault));
    }
}
