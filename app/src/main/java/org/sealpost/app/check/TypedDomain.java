package org.sealpost.app.check;

import java.util.Optional;
import org.sealpost.observe.Observer;
import org.sealpost.protocol.name.DomainName;
import org.sealpost.protocol.name.DomainNameInput;

/// What a person typed where a domain to look at is asked for.
public sealed interface TypedDomain {
    /// It can be looked at.
    record Domain(DomainName name) implements TypedDomain {}

    /// @param clause what is wrong with it, such as `is a URL`
    /// @param meant the domain that was probably meant
    record None(String clause, Optional<DomainName> meant) implements TypedDomain {}

    static TypedDomain read(String text) {
        return switch (DomainNameInput.of(text)) {
            case DomainNameInput.Valid(var name)
            when name.ascii().length() > Observer.LONGEST_DOMAIN ->
                new None(
                        "is longer than " + Observer.LONGEST_DOMAIN
                                + " octets, so the names of its records would be too long for DNS",
                        Optional.empty());
            case DomainNameInput.Valid(var name) -> new Domain(name);
            case DomainNameInput.Invalid(var problem, var meant) -> new None(problem.clause(), meant);
        };
    }
}
