package org.sealpost.protocol.caa;

import java.util.List;
import java.util.Optional;
import org.sealpost.protocol.name.DomainName;

/// The value of a property `issue` or `issuewild`.
///
/// @param domain by which an authority knows itself; empty when the value lets nobody issue
/// @param parameters what the authority is to heed besides, such as the `accounturi` of RFC 8657
/// @see <a href="https://www.rfc-editor.org/rfc/rfc8659#section-4.2">RFC 8659 §4.2</a>
public record CaaIssuer(Optional<DomainName> domain, List<Parameter> parameters) {
    public CaaIssuer {
        parameters = List.copyOf(parameters);
    }

    /// @param tag as written
    public record Parameter(String tag, String value) {}
}
