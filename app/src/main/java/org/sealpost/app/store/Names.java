package org.sealpost.app.store;

import org.sealpost.protocol.name.DomainName;

/// Names of domains as they are kept.
final class Names {
    private Names() {}

    static DomainName domain(String ascii) {
        return DomainName.ofWire(ascii).orElseThrow(() -> new StoreFault("a name in it is broken"));
    }
}
