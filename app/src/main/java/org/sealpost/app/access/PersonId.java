package org.sealpost.app.access;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.regex.Pattern;

/// A person for good, however they are called: 16 hexadecimal digits.
public record PersonId(String hex) {
    private static final Pattern FORM = Pattern.compile("[0-9a-f]{16}");
    private static final int OCTETS = 8;

    public PersonId {
        if (!FORM.matcher(hex).matches()) {
            throw new IllegalArgumentException("no id of a person");
        }
    }

    /// A new one.
    public static PersonId make(SecureRandom random) {
        byte[] octets = new byte[OCTETS];
        random.nextBytes(octets);
        return new PersonId(HexFormat.of().formatHex(octets));
    }

    @Override
    public String toString() {
        return hex;
    }
}
