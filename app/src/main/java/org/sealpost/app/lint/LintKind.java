package org.sealpost.app.lint;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// What a text is meant to be.
public enum LintKind {
    /// The TXT record at `_mta-sts`, RFC 8461 §3.1.
    RECORD,
    /// The policy file, RFC 8461 §3.2.
    POLICY,
    /// The TXT record at `_smtp._tls`, RFC 8460 §3.
    TLSRPT,
    /// A report about TLS, RFC 8460 §4.
    REPORT,
    /// A TLSA record, RFC 6698 §2.2.
    TLSA;

    /// The word on the command line and in JSON.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The kind with this word, to the letter.
    public static Optional<LintKind> of(String word) {
        return Arrays.stream(values()).filter(kind -> kind.word().equals(word)).findFirst();
    }

    /// Whether the text is one line by nature, so that a final line end belongs to the file and not to it.
    public boolean oneLine() {
        return switch (this) {
            case RECORD, TLSRPT, TLSA -> true;
            case POLICY, REPORT -> false;
        };
    }

    @Override
    public String toString() {
        return word();
    }
}
