package org.sealpost.app.host;

import java.util.List;
import org.sealpost.protocol.name.DomainName;
import org.sealpost.publish.generate.PublicSuffix;

/// Which part of a name somebody registered, as far as its labels tell. Authorities count certificates by it; where
/// this counts too many names together, they are only ordered more slowly.
public final class RegisteredDomain {
    private RegisteredDomain() {}

    public static DomainName of(DomainName name) {
        List<String> labels = name.labels();
        int last = labels.size() - 1;
        boolean registry = last >= 2 && PublicSuffix.isSecondLevel(labels.subList(last - 1, last + 1));
        int from = Math.max(0, last - (registry ? 2 : 1));
        return DomainName.of(String.join(".", labels.subList(from, labels.size())));
    }
}
