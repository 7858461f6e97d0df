package org.sealpost.check.certificate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;
import org.sealpost.protocol.name.DomainName;

/// The domain names by which authorities know themselves in CAA records, from the file `issuers.tsv`, by the
/// organisation or name that stands as issuer in their certificates.
final class Issuers {
    static final Issuers SHIPPED = new Issuers();

    private final Map<String, Set<DomainName>> domains = new HashMap<>();

    private Issuers() {
        try (var in = Issuers.class.getResourceAsStream("issuers.tsv")) {
            if (in == null) {
                throw new IllegalStateException("issuers.tsv is missing");
            }
            new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .skip(1)
                    .map(line -> line.split("\t", 3))
                    .forEach(cells -> domains.put(cells[0], names(cells[1])));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static Set<DomainName> names(String cell) {
        return Arrays.stream(cell.split(" ", -1)).map(DomainName::of).collect(Collectors.toUnmodifiableSet());
    }

    /// Any of these in a CAA record lets the issuer go on; empty for an issuer that is not in the file.
    ///
    /// @param issuer its name as a certificate has it , most specific part first
    Set<DomainName> domains(String issuer) {
        try {
            return new LdapName(issuer)
                    .getRdns().stream()
                            .filter(rdn -> List.of("O", "CN").contains(rdn.getType()))
                            .map(rdn -> domains.getOrDefault(rdn.getType() + "=" + rdn.getValue(), Set.of()))
                            .filter(found -> !found.isEmpty())
                            .findFirst()
                            .orElseGet(Set::of);
        } catch (InvalidNameException | IllegalArgumentException unreadable) {
            return Set.of();
        }
    }
}
