package org.sealpost.app.publish;

import java.util.List;
import org.sealpost.app.access.TenantId;
import org.sealpost.app.store.FleetStore;
import org.sealpost.app.store.PublishStore;
import org.sealpost.protocol.name.DomainName;

/// What was approved at the console before the console itself noted whose a domain is.
public record EarlierApprovals(PublishStore journal, FleetStore fleet) {
    /// These domains are the first tenant's from now on, unless they are somebody's: nobody else adds one and is given
    /// its plans. Once that is done nothing is left to do, also when it was interrupted before.
    public void hold() {
        List<DomainName> domains = journal.ofEarlierPrograms();
        if (!domains.isEmpty()) {
            fleet.domains().hold(domains, TenantId.FIRST.word());
            journal.held(domains);
        }
    }
}
