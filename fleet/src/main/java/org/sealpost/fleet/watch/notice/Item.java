package org.sealpost.fleet.watch.notice;

import java.time.Instant;
import java.util.List;
import org.sealpost.fleet.watch.Level;
import org.sealpost.fleet.watch.Telling;
import org.sealpost.fleet.watch.alert.AlertId;
import org.sealpost.fleet.watch.alert.Word;
import org.sealpost.protocol.name.DomainName;

/// One thing that a message tells: an alert, or the same cause at several domains.
///
/// @param telling of the first domain
/// @param domains none in a message that only tries a channel
/// @param alerts one for each domain, in their order
/// @param since the first of them was seen
public record Item(
        Word word,
        Level level,
        String what,
        String subject,
        Telling telling,
        List<DomainName> domains,
        List<AlertId> alerts,
        Instant since) {
    public Item {
        domains = List.copyOf(domains);
        alerts = List.copyOf(alerts);
    }
}
