package org.sealpost.app.serve;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.sealpost.app.page.BulkPage;
import org.sealpost.app.render.Words;
import org.sealpost.protocol.name.DomainName;

/// What would become of a domain.
///
/// @param changes whether anything would change
record BulkOutlook(DomainName domain, boolean changes, String words) {
    /// @param tags that it has
    /// @param alerts how many stand
    static BulkOutlook of(BulkOrder order, DomainName domain, Set<String> tags, int alerts, Instant now) {
        String standing = alerts == 0 ? "none stands" : Words.count(alerts, "stands", "stand");
        return switch (order.action()) {
            case LOOK -> new BulkOutlook(domain, true, "is looked at within a minute");
            case TAG ->
                tags.containsAll(order.tags())
                        ? new BulkOutlook(domain, false, "has it already")
                        : new BulkOutlook(domain, true, "gets it");
            case UNTAG ->
                order.tags().stream().anyMatch(tags::contains)
                        ? new BulkOutlook(domain, true, "loses it")
                        : new BulkOutlook(domain, false, "does not have it");
            case SET_ASIDE ->
                new BulkOutlook(
                        domain,
                        true,
                        "nobody is told of its alerts until "
                                + AlertLines.time(now.plus(Duration.ofHours(order.hours()))) + "; " + standing
                                + " now");
            case STOP ->
                new BulkOutlook(
                        domain,
                        true,
                        "is no longer watched; its alerts and what was seen of it are deleted; " + standing + " now");
        };
    }

    BulkPage.Line line() {
        return new BulkPage.Line(domain.ascii(), changes ? "todo" : "na", words);
    }
}
