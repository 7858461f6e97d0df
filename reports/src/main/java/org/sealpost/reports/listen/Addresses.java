package org.sealpost.reports.listen;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.sealpost.protocol.name.DomainName;
import org.sealpost.protocol.name.DomainNameInput;

/// The mail addresses that mail is taken for; there is no other. Upper and lower case are the same.
///
/// Taken are an address as it stands, `*@domain` for any local part, and for an address `local@domain` also
/// `local+anything@domain`. `postmaster` without a domain is taken only when it stands here.
public final class Addresses {
    private static final String ANY = "*";
    private static final String POSTMASTER = "postmaster";

    private final Set<String> exact = new HashSet<>();

    private Addresses() {}

    /// @throws IllegalArgumentException when one is not an address; its message is that one
    public static Addresses of(List<String> patterns) {
        var addresses = new Addresses();
        for (String pattern : patterns) {
            addresses.exact.add(normal(pattern)
                    .filter(address -> !address.startsWith("@"))
                    .orElseThrow(() -> new IllegalArgumentException(pattern)));
        }
        return addresses;
    }

    boolean takes(String address) {
        Optional<String> normal = normal(address);
        if (normal.isEmpty() || normal.get().startsWith(ANY)) {
            return false;
        }
        String name = normal.get();
        int at = name.lastIndexOf('@');
        if (exact.contains(name) || (at >= 0 && exact.contains(ANY + name.substring(at)))) {
            return true;
        }
        int plus = name.indexOf('+');
        return plus > 0 && plus < at && exact.contains(name.substring(0, plus) + name.substring(at));
    }

    private static Optional<String> normal(String address) {
        if (address.equalsIgnoreCase(POSTMASTER)) {
            return Optional.of(POSTMASTER);
        }
        int at = address.lastIndexOf('@');
        if (at <= 0 || address.length() > 320) {
            return Optional.empty();
        }
        String local = unquoted(address.substring(0, at)).toLowerCase(Locale.ROOT);
        return domain(address.substring(at + 1)).map(domain -> local + "@" + domain.ascii());
    }

    private static Optional<DomainName> domain(String text) {
        Optional<DomainName> wire = DomainName.ofWire(text);
        return wire.isEmpty() && DomainName.read(text) instanceof DomainNameInput.Valid(DomainName name)
                ? Optional.of(name)
                : wire;
    }

    /// RFC 5321 §4.1.2: a quoted local part means the same as the one without quotes.
    private static String unquoted(String local) {
        return local.length() > 2 && local.startsWith("\"") && local.endsWith("\"")
                ? local.substring(1, local.length() - 1).replaceAll("\\\\(.)", "$1")
                : local;
    }
}
