package org.sealpost.host.edge;

import java.util.Locale;
import java.util.Optional;
import org.sealpost.protocol.name.DomainName;

/// Which host and path a request is for.
///
/// @param host empty when neither the target nor a field names one that can be served
/// @param named whether something names a host, good or not
/// @see <a href="https://www.rfc-editor.org/rfc/rfc9112#section-3.3">RFC 9112 §3.3</a>
record Destination(Optional<DomainName> host, boolean named, String path) {
    /// Empty when the target has no form that this server answers.
    static Optional<Destination> of(Request request) {
        String target = request.target();
        if (target.startsWith("/") || target.equals("*")) {
            return Optional.of(new Destination(
                    request.host().flatMap(Destination::host), request.host().isPresent(), target));
        }
        // RFC 9112 §3.2.2: in the absolute form the target's host counts, and Host does not.
        String lower = target.toLowerCase(Locale.ROOT);
        int start = lower.startsWith("https://") ? 8 : lower.startsWith("http://") ? 7 : -1;
        if (start < 0) {
            return Optional.empty();
        }
        int slash = target.indexOf('/', start);
        String authority = slash < 0 ? target.substring(start) : target.substring(start, slash);
        return Optional.of(new Destination(host(authority), true, slash < 0 ? "/" : target.substring(slash)));
    }

    /// Any port will do: it is the proxy's or the operator's business which one is ours.
    private static Optional<DomainName> host(String authority) {
        int colon = authority.indexOf(':');
        if (colon < 0) {
            return DomainName.ofWire(authority);
        }
        String port = authority.substring(colon + 1);
        boolean digits = port.length() <= 5 && port.chars().allMatch(c -> c >= '0' && c <= '9');
        return digits ? DomainName.ofWire(authority.substring(0, colon)) : Optional.empty();
    }
}
