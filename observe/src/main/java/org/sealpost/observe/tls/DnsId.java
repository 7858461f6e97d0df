package org.sealpost.observe.tls;

import java.util.Locale;
import org.sealpost.protocol.name.DomainName;

/// Whether a DNS name of a certificate covers the name that was asked for.
///
/// @see <a href="https://www.rfc-editor.org/rfc/rfc9525#section-6.3">RFC 9525 §6.3</a>
public final class DnsId {
    private DnsId() {}

    /// RFC 9525 §6.3: letters of any case; `*` counts only as the whole left-most label and stands for exactly one
    /// label. A final dot is no part of a DNS name in a certificate (RFC 5280 §4.2.1.6), so one with it covers
    /// nothing.
    public static boolean covers(String presented, DomainName host) {
        String name = presented.toLowerCase(Locale.ROOT);
        if (!name.startsWith("*.")) {
            return name.equals(host.ascii());
        }
        String parent = name.substring(2);
        return host.parent().filter(above -> above.ascii().equals(parent)).isPresent();
    }
}
