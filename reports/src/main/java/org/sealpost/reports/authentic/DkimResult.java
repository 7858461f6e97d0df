package org.sealpost.reports.authentic;

import java.util.Locale;
import java.util.Map;
import org.sealpost.protocol.name.DomainName;

/// What a server found about one signature.
///
/// @param result `pass`, `fail` and so on, in lower case
/// @param properties such as `header.d`, names in lower case
/// @see <a href="https://www.rfc-editor.org/rfc/rfc8601#section-2.7.1">RFC 8601 §2.7.1</a>
record DkimResult(String result, Map<String, String> properties) {
    DkimResult {
        properties = Map.copyOf(properties);
    }

    /// Whether it may be about this signature: every property that names it does, and one at least tells its domain.
    /// Some servers give the domain itself, some only whom it speaks for.
    boolean isOf(SignatureField signature) {
        boolean named = properties.containsKey("header.d") || properties.containsKey("header.i");
        return named
                && says("header.d", signature.signer().ascii())
                && says("header.s", signature.selector().toLowerCase(Locale.ROOT))
                && (!properties.containsKey("header.i")
                        || identityDomain().equals(signature.identityDomain().ascii()));
    }

    private boolean says(String property, String value) {
        String said = properties.getOrDefault(property, value);
        return DomainName.ofWire(said).map(DomainName::ascii).orElse("").equals(value);
    }

    private String identityDomain() {
        String identity = properties.getOrDefault("header.i", "");
        return DomainName.ofWire(identity.substring(identity.lastIndexOf('@') + 1))
                .map(DomainName::ascii)
                .orElse("");
    }
}
