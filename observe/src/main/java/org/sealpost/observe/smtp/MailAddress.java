package org.sealpost.observe.smtp;

import java.util.Optional;
import java.util.regex.Pattern;
import org.sealpost.protocol.name.DomainName;
import org.sealpost.protocol.name.DomainNameInput;

/// A mail address that can stand in a command and in a header as it is: letters, digits and a few signs before the `@`.
///
/// @param local the part before the `@`, as written
/// @see <a href="https://www.rfc-editor.org/rfc/rfc5321#section-4.1.2">RFC 5321 §4.1.2</a>
public record MailAddress(String local, DomainName domain) {
    /// RFC 5321 §4.5.3.1.1.
    private static final int LONGEST_LOCAL = 64;

    private static final Pattern DOT_STRING =
            Pattern.compile("[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*");

    /// @throws IllegalArgumentException when the local part needs quotes or is too long
    public MailAddress {
        if (local.length() > LONGEST_LOCAL || !DOT_STRING.matcher(local).matches()) {
            throw new IllegalArgumentException("not the local part of an address: " + local);
        }
    }

    /// Empty when it is no address, or one of another form.
    public static Optional<MailAddress> of(String text) {
        int at = text.lastIndexOf('@');
        String local = text.substring(0, Math.max(0, at));
        if (local.length() > LONGEST_LOCAL || !DOT_STRING.matcher(local).matches()) {
            return Optional.empty();
        }
        return switch (DomainNameInput.of(text.substring(at + 1))) {
            case DomainNameInput.Valid(var name) -> Optional.of(new MailAddress(local, name));
            case DomainNameInput.Invalid _ -> Optional.empty();
        };
    }

    /// With its domain in A-labels.
    @Override
    public String toString() {
        return local + "@" + domain;
    }
}
