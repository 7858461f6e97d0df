package org.sealpost.app.command;

import java.util.function.Supplier;
import org.sealpost.app.render.ProgressLine;
import org.sealpost.protocol.name.DomainName;

/// Looks that take seconds: who watches is told what is waited for.
record Looking(Surroundings surroundings) {
    <T> T at(DomainName domain, Supplier<T> look) {
        try (var line = new ProgressLine(surroundings.err(), surroundings.terminal(), 1)) {
            line.begin("name servers and policy host of " + domain);
            return look.get();
        }
    }
}
