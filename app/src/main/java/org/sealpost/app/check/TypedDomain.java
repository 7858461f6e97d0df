package org.sealpost.app.check;

import java.util.List;
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
            case DomainNameInput.Valid(var name) -> ofHosts(name);
            case DomainNameInput.Invalid(var problem, var meant) -> new None(problem.clause(), meant);
        };
    }

    /// A domain that has mail is a host name: what the DNS holds besides is no domain to look at.
    ///
    /// @see <a href="https://www.rfc-editor.org/rfc/rfc1123#section-2.1">RFC 1123 §2.1</a>
    private static TypedDomain ofHosts(DomainName name) {
        List<String> labels = name.labels();
        for (int i = labels.size() - 1; i >= 0; i--) {
            if (labels.get(i).startsWith("_")) {
                return new None("names a record and no domain, as a label of it begins with _", below(labels, i));
            }
        }
        return labels.stream().anyMatch(label -> label.startsWith("-") || label.endsWith("-"))
                ? new None("has a label that begins or ends with a hyphen", Optional.empty())
                : new Domain(name);
    }

    /// The domain whose record was named, when it is one.
    private static Optional<DomainName> below(List<String> labels, int last) {
        return read(String.join(".", labels.subList(last + 1, labels.size()))) instanceof Domain(DomainName meant)
                ? Optional.of(meant)
                : Optional.empty();
    }
}
