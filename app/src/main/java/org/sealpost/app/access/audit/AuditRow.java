package org.sealpost.app.access.audit;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.sealpost.app.access.TenantId;

/// An event in its place in the chain of a tenant.
///
/// @param n 1 for the first
/// @param previous the digest of the row before
/// @param digest of this row, see [AuditChain#digest]
/// @param text the event as a JSON object, octet by octet as it was chained
public record AuditRow(TenantId tenant, long n, String previous, String digest, String text) {
    private static final Pattern LINE = Pattern.compile("\\{\"tenant\":\"([a-z0-9-]{1,63})\",\"n\":([1-9][0-9]{0,17}),"
            + "\"previous\":\"([0-9a-f]{64})\",\"digest\":\"([0-9a-f]{64})\",\"event\":(\\{.*\\})\\}");

    /// One line of an export.
    public String line() {
        return "{\"tenant\":\"" + tenant + "\",\"n\":" + n + ",\"previous\":\"" + previous + "\",\"digest\":\"" + digest
                + "\",\"event\":" + text + "}";
    }

    /// Empty when it is no line of an export.
    public static Optional<AuditRow> read(String line) {
        Matcher match = LINE.matcher(line);
        return match.matches()
                ? Optional.of(new AuditRow(
                        new TenantId(match.group(1)),
                        Long.parseLong(match.group(2)),
                        match.group(3),
                        match.group(4),
                        match.group(5)))
                : Optional.empty();
    }
}
