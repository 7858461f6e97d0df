package org.sealpost.app.access;

import java.util.Optional;
import java.util.regex.Pattern;

/// Whose domains these are: a short word in lower case, such as `example-hosting`. Nobody sees across.
public record TenantId(String word) implements Comparable<TenantId> {
    private static final Pattern FORM = Pattern.compile("[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?");

    /// Stands for the installation itself in the audit trail; no tenant is called so.
    public static final TenantId PLATFORM = new TenantId("platform");

    /// The tenant that there is from the beginning.
    public static final TenantId FIRST = new TenantId("main");

    public TenantId {
        if (!FORM.matcher(word).matches()) {
            throw new IllegalArgumentException("no name of a tenant");
        }
    }

    /// Empty when the text is no name that a tenant may have.
    public static Optional<TenantId> read(String text) {
        return FORM.matcher(text).matches() && !text.equals(PLATFORM.word)
                ? Optional.of(new TenantId(text))
                : Optional.empty();
    }

    @Override
    public int compareTo(TenantId other) {
        return word.compareTo(other.word);
    }

    @Override
    public String toString() {
        return word;
    }
}
