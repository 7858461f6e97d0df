package org.sealpost.reports.listen;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.sealpost.protocol.name.DomainName;

/// Which domain the reports that are posted to a path are about. A path routes and proves nothing: it stands in
/// the public record, and whoever has read that can post.
///
/// @param domains those with the path `/v1/tlsrpt/<domain>`
/// @param others further paths, such as ones that are hard to guess; each begins with `/`
/// @see <a href="https://www.rfc-editor.org/rfc/rfc8460#section-3">RFC 8460 §3</a>
public record Paths(Set<DomainName> domains, Map<String, DomainName> others) {
    private static final String PREFIX = "/v1/tlsrpt/";

    public Paths {
        domains = Set.copyOf(domains);
        others = Map.copyOf(others);
        if (!others.keySet().stream().allMatch(path -> path.startsWith("/"))) {
            throw new IllegalArgumentException("a path begins with /");
        }
    }

    /// All domains, each with the path by its name.
    public static Paths of(Set<DomainName> domains) {
        return new Paths(domains, Map.of());
    }

    Optional<DomainName> domain(String path) {
        DomainName other = others.get(path);
        if (other != null) {
            return Optional.of(other);
        }
        return path.startsWith(PREFIX)
                ? DomainName.ofWire(path.substring(PREFIX.length())).filter(domains::contains)
                : Optional.empty();
    }

    /// Every path and its domain, to show what to put into a record.
    public Map<String, DomainName> all() {
        var all = new HashMap<>(others);
        domains.forEach(domain -> all.put(PREFIX + domain.ascii(), domain));
        return Map.copyOf(all);
    }
}
