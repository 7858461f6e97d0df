package org.sealpost.app.check;

import java.util.Optional;
import org.sealpost.app.render.Shown;
import org.sealpost.observe.Observer;
import org.sealpost.protocol.name.DomainName;
import org.sealpost.protocol.name.DomainNameInput;

/// What a person typed where a domain to look at is asked for.
public sealed interface TypedDomain {
    /// It can be looked at.
    record Domain(DomainName name) implements TypedDomain {}

    /// @param sentence what is wrong with it, safe to show
    /// @param meant the domain that was probably meant
    record None(String sentence, Optional<DomainName> meant) implements TypedDomain {}

    static TypedDomain read(String text) {
        String quoted = "'" + Shown.excerpt(text, SHOWN) + "'";
        return switch (DomainNameInput.of(text)) {
            case DomainNameInput.Valid(var name)
            when name.ascii().length() > Observer.LONGEST_DOMAIN ->
                new None(
                        quoted + " is longer than " + Observer.LONGEST_DOMAIN
                                + " octets, so the names of its records would be too long for DNS",
                        Optional.empty());
            case DomainNameInput.Valid(var name) -> new Domain(name);
            case DomainNameInput.Invalid(var problem, var meant) -> new None(quoted + " " + problem.clause(), meant);
        };
    }

    /// How much of it is shown again.
    int SHOWN = 60;
}
