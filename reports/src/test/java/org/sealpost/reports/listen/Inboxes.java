package org.sealpost.reports.listen;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.sealpost.protocol.Octets;
import org.sealpost.reports.Arrival;
import org.sealpost.reports.Authenticity;
import org.sealpost.reports.Delivery;
import org.sealpost.reports.Way;
import org.sealpost.reports.store.ReportStore;

/// Inboxes for tests, which read nothing.
final class Inboxes {
    static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");
    static final InstantSource CLOCK = InstantSource.fixed(NOW);
    static final InboxLimits LIMITS = limits(100_000, 50_000);
    static final Quotas NO_QUOTAS =
            new Quotas(Duration.ofHours(1), Integer.MAX_VALUE, Integer.MAX_VALUE, Integer.MAX_VALUE, 1000);

    private Inboxes() {}

    static InboxLimits limits(int mail, int body) {
        return new InboxLimits(
                mail,
                body,
                2,
                256 << 10,
                1000,
                100,
                32 << 20,
                48 << 20,
                Duration.ofSeconds(10),
                Duration.ofSeconds(60));
    }

    static GroupInbox of(ReportStore store) {
        return new GroupInbox(Inboxes::unread, store, LIMITS, NO_QUOTAS, CLOCK);
    }

    /// An arrival in which nothing was found.
    static Arrival unread(Delivery delivery) {
        return new Arrival(
                delivery,
                Optional.empty(),
                new Authenticity.Unproven(Authenticity.Reason.NO_SIGNATURE, ""),
                List.of(),
                List.of());
    }

    static Delivery mail(String source, String text) {
        return new Delivery(Way.SMTP, source, NOW, Optional.empty(), Octets.utf8(text));
    }
}
