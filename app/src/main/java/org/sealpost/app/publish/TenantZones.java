package org.sealpost.app.publish;

import java.util.Map;
import java.util.Optional;
import org.sealpost.app.access.TenantId;
import org.sealpost.app.store.FleetStore;
import org.sealpost.protocol.name.DomainName;
import org.sealpost.publish.apply.Zones;
import org.sealpost.publish.dns.DnsWriter;

/// What our credentials may write for whom. A zone that was given to a tenant is that tenant's; all others are the
/// first tenant's. A name is written for whoever has the nearest domain at or above it, and only where the zone is
/// theirs: who may add any domain is not to write into the domains of others. For all else records are set by hand.
///
/// @param writer empty: all records are set by hand
/// @param given zones and whose they are
/// @param fleet who has which domain; empty at the console, where there are no tenants
public record TenantZones(Optional<DnsWriter> writer, Map<DomainName, TenantId> given, Optional<FleetStore> fleet)
        implements Zones, AutoCloseable {
    public TenantZones {
        given = Map.copyOf(given);
    }

    /// For the console.
    public static TenantZones all(Optional<DnsWriter> writer) {
        return new TenantZones(writer, Map.of(), Optional.empty());
    }

    @Override
    public Optional<DnsWriter> writer(DomainName name) {
        return writer.filter(_ -> fleet.isEmpty() || holder(name).equals(owner(name)));
    }

    private TenantId holder(DomainName name) {
        return fleet.flatMap(store -> store.domains().holder(name))
                .map(TenantId::new)
                .orElse(TenantId.FIRST);
    }

    private TenantId owner(DomainName name) {
        for (Optional<DomainName> at = Optional.of(name);
                at.isPresent();
                at = at.get().parent()) {
            if (given.containsKey(at.get())) {
                return given.get(at.get());
            }
        }
        return TenantId.FIRST;
    }

    @Override
    public void close() {
        writer.ifPresent(DnsWriter::close);
        fleet.ifPresent(FleetStore::close);
    }
}
