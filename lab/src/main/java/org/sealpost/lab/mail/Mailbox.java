package org.sealpost.lab.mail;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.sealpost.lab.reply.ReceivedMessage;

/// What the mail servers of the lab took, the last messages only, and which server takes mail for which domain.
public final class Mailbox {
    private static final int KEPT = 100;

    private final Map<String, Set<String>> domains = new ConcurrentHashMap<>();
    private final List<ReceivedMessage> messages = Collections.synchronizedList(new ArrayList<>());

    /// From now on, `host` takes mail for `domain`.
    public void serve(String host, String domain) {
        domains.computeIfAbsent(host, _ -> ConcurrentHashMap.newKeySet()).add(domain);
    }

    boolean takes(String host, String domain) {
        return domains.getOrDefault(host, Set.of()).contains(domain.toLowerCase(Locale.ROOT));
    }

    void keep(ReceivedMessage message) {
        synchronized (messages) {
            messages.add(message);
            if (messages.size() > KEPT) {
                messages.removeFirst();
            }
        }
    }

    /// Oldest first.
    public List<ReceivedMessage> messages() {
        synchronized (messages) {
            return List.copyOf(messages);
        }
    }
}
