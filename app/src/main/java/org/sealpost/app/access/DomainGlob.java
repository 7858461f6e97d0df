package org.sealpost.app.access;

import java.util.Optional;
import org.sealpost.protocol.name.DomainName;
import org.sealpost.protocol.name.DomainNameInput;

/// Which domains a token is for.
public sealed interface DomainGlob {
    boolean covers(DomainName domain);

    /// As it is written: `*`, `example.org`, or `*.example.org`.
    String text();

    /// Every domain of the tenant, those included that come later.
    record All() implements DomainGlob {
        @Override
        public boolean covers(DomainName domain) {
            return true;
        }

        @Override
        public String text() {
            return "*";
        }
    }

    record Exactly(DomainName domain) implements DomainGlob {
        @Override
        public boolean covers(DomainName other) {
            return domain.equals(other);
        }

        @Override
        public String text() {
            return domain.ascii();
        }
    }

    /// What is below a domain, at any depth, and not the domain itself.
    record Below(DomainName ancestor) implements DomainGlob {
        @Override
        public boolean covers(DomainName domain) {
            return domain.isAtOrBelow(ancestor) && !domain.equals(ancestor);
        }

        @Override
        public String text() {
            return "*." + ancestor.ascii();
        }
    }

    /// Empty when the text is none.
    static Optional<DomainGlob> read(String text) {
        String plain = text.strip();
        if (plain.equals("*")) {
            return Optional.of(new All());
        }
        return plain.startsWith("*.")
                ? name(plain.substring(2)).map(Below::new)
                : name(plain).map(Exactly::new);
    }

    private static Optional<DomainName> name(String text) {
        return DomainName.read(text) instanceof DomainNameInput.Valid(DomainName name)
                ? Optional.of(name)
                : Optional.empty();
    }
}
