package org.sealpost.lab.dns;

import java.util.Map;
import java.util.Optional;
import org.xbill.DNS.Name;
import org.xbill.DNS.Type;

/// The zones of one name server.
record Served(Tree tree, Map<Name, SignedZone> zones) {
    Served {
        zones = Map.copyOf(zones);
    }

    /// The zone for a question: the deepest at or above the name; for a DS the one above it, when it is served.
    Optional<SignedZone> zone(Name name, int type) {
        boolean above = type == Type.DS && !name.equals(Name.root);
        return deepest(above ? new Name(name, 1) : name).or(() -> deepest(name));
    }

    private Optional<SignedZone> deepest(Name name) {
        for (int skipped = 0; skipped < name.labels(); skipped++) {
            SignedZone zone = zones.get(new Name(name, skipped));
            if (zone != null) {
                return Optional.of(zone);
            }
        }
        return Optional.empty();
    }
}
