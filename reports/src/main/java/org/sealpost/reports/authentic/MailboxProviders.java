package org.sealpost.reports.authentic;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.sealpost.protocol.name.DomainName;

/// Domains in which strangers get addresses, so that a good signature of theirs says nothing about who reports.
public final class MailboxProviders {
    private static final Set<DomainName> SHIPPED = shipped();

    private MailboxProviders() {}

    /// Whether strangers get addresses in a domain.
    public static boolean has(DomainName domain) {
        return SHIPPED.contains(domain);
    }

    private static Set<DomainName> shipped() {
        try (InputStream list =
                Objects.requireNonNull(MailboxProviders.class.getResourceAsStream("mailbox-providers.txt"))) {
            return new String(list.readAllBytes(), StandardCharsets.US_ASCII)
                    .lines()
                    .filter(line -> !line.startsWith("#") && !line.isBlank())
                    .map(DomainName::of)
                    .collect(Collectors.toSet());
        } catch (IOException ownResource) {
            throw new UncheckedIOException(ownResource);
        }
    }
}
