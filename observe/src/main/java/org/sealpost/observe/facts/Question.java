package org.sealpost.observe.facts;

import org.sealpost.protocol.name.DomainName;

/// What DNS was asked: a name and a record type such as `TXT`.
public record Question(DomainName name, String type) {
    @Override
    public String toString() {
        return type + " of " + name;
    }
}
