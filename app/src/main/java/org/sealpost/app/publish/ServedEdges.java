package org.sealpost.app.publish;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.sealpost.app.store.ServedStore;
import org.sealpost.protocol.Octets;
import org.sealpost.protocol.name.DomainName;
import org.sealpost.protocol.name.IpAddress;
import org.sealpost.publish.apply.Pace;
import org.sealpost.publish.apply.PolicyEdges;
import org.sealpost.publish.plan.EdgeAnswer;

/// The edges of our policy host: what they serve stands in the store, and what they answer is asked of each.
///
/// @param addresses where each is reached
public record ServedEdges(ServedStore store, List<IpAddress> addresses, Outlook outlook) implements PolicyEdges {
    @Override
    public void serve(DomainName domain, Octets body) {
        store.serve(domain, body);
    }

    @Override
    public void stop(DomainName domain) {
        store.stop(domain);
    }

    @Override
    public SortedMap<String, EdgeAnswer> look(DomainName domain) {
        var answers = new TreeMap<String, EdgeAnswer>();
        List<EdgeAnswer> each = Pace.AT_ONCE.each(addresses, address -> new FetchedPolicy(outlook).at(address, domain));
        for (int i = 0; i < addresses.size(); i++) {
            answers.put(addresses.get(i).text(), each.get(i));
        }
        return answers;
    }
}
