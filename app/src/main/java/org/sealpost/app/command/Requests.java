package org.sealpost.app.command;

import java.util.List;
import org.sealpost.app.log.Journal;
import org.sealpost.app.web.Traffic;

/// Requests as they may be written down: without what was asked for in a query, and without the secret of a link.
final class Requests {
    private static final String SECRET = "link";

    private Requests() {}

    static Journal.Request of(Traffic.Answered answered) {
        return new Journal.Request(
                answered.call().method().name(),
                path(answered.call().path()),
                answered.status(),
                answered.took(),
                answered.call().from());
    }

    private static String path(List<String> segments) {
        return segments.isEmpty() || !segments.getFirst().equals(SECRET)
                ? "/" + String.join("/", segments)
                : "/" + SECRET + "/…";
    }

    /// The first segment alone, so that there are few.
    static String route(Traffic.Answered answered) {
        List<String> segments = answered.call().path();
        return segments.size() < 2 ? path(segments) : "/" + segments.getFirst() + "/…";
    }
}
