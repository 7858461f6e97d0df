package org.sealpost.app.host;

import java.util.List;
import java.util.Set;
import org.sealpost.protocol.name.DomainName;

/// Which part of a name somebody registered, as far as its labels tell. Authorities count certificates by it; where
/// this counts too many names together, they are only ordered more slowly.
public final class RegisteredDomain {
    /// What registries of countries call their second level.
    private static final Set<String> SECOND_LEVEL = Set.of(
            "ac", "co", "com", "edu", "go", "gob", "gov", "gv", "ltd", "mil", "ne", "net", "nhs", "nom", "or", "org");

    private RegisteredDomain() {}

    public static DomainName of(DomainName name) {
        List<String> labels = name.labels();
        int last = labels.size() - 1;
        boolean registry = last >= 2 && labels.get(last).length() == 2 && SECOND_LEVEL.contains(labels.get(last - 1));
        int from = Math.max(0, last - (registry ? 2 : 1));
        return DomainName.of(String.join(".", labels.subList(from, labels.size())));
    }
}
