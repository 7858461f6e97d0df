package org.sealpost.app.host;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.sealpost.app.store.ServedStore;
import org.sealpost.host.Policies;
import org.sealpost.protocol.Octets;
import org.sealpost.protocol.name.DomainName;

/// The policies of the store as this process serves them. [#refresh] takes over what changed; between, nothing is read.
public final class ServedPolicies implements Policies {
    private static final String PREFIX = "mta-sts.";
    private static final int PAGE = 1_000;

    private final ServedStore store;
    private final Map<String, Octets> bodies = new ConcurrentHashMap<>();
    private long revision;

    public ServedPolicies(ServedStore store) {
        this.store = store;
    }

    /// Takes over all that changed since the last time, at first everything.
    ///
    /// @return whether anything did
    public synchronized boolean refresh() {
        boolean changed = false;
        while (true) {
            List<ServedStore.Served> page = store.changedAfter(revision, PAGE);
            page.forEach(this::take);
            changed |= !page.isEmpty();
            if (page.size() < PAGE) {
                return changed;
            }
        }
    }

    private void take(ServedStore.Served served) {
        revision = served.revision();
        served.body()
                .ifPresentOrElse(
                        body -> bodies.put(served.domain().ascii(), body),
                        () -> bodies.remove(served.domain().ascii()));
    }

    @Override
    public Optional<Octets> of(DomainName host) {
        String name = host.ascii();
        return name.startsWith(PREFIX)
                ? Optional.ofNullable(bodies.get(name.substring(PREFIX.length())))
                : Optional.empty();
    }

    /// Those that have a policy.
    public List<DomainName> domains() {
        return bodies.keySet().stream().sorted().map(DomainName::of).toList();
    }
}
