package org.sealpost.app.publish;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sealpost.protocol.name.DomainName;
import org.sealpost.protocol.name.IpAddress;
import org.sealpost.publish.RecordSet;
import org.sealpost.publish.apply.PolicyElsewhere;
import org.sealpost.publish.plan.EdgeAnswer;

/// A policy host that is not ours, asked where its name leads.
///
/// @param ours the addresses of our edges
public record ForeignHost(List<IpAddress> ours, Outlook outlook) implements PolicyElsewhere {
    @Override
    public Optional<EdgeAnswer> look(DomainName domain, List<RecordSet> address) {
        List<IpAddress> foreign = addresses(domain.child("mta-sts"));
        foreign.removeAll(ours);
        return foreign.stream().findFirst().map(each -> new FetchedPolicy(outlook).at(each, domain));
    }

    private List<IpAddress> addresses(DomainName host) {
        return new ArrayList<>(
                outlook.dns().zones().addresses(host, outlook.soon()).orElse(List.of()));
    }
}
