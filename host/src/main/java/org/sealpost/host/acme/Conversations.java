package org.sealpost.host.acme;

import java.util.HashMap;
import java.util.Map;

/// The conversations of one worker, one with each authority. For one thread at a time.
final class Conversations implements AutoCloseable {
    private final Map<String, Conversation> open = new HashMap<>();

    Conversation with(CertificateAuthority authority) {
        return open.computeIfAbsent(authority.name(), _ -> new Conversation(authority));
    }

    @Override
    public void close() {
        open.values().forEach(Conversation::close);
        open.clear();
    }
}
