package org.sealpost.reports.authentic;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.apache.james.jdkim.tagvalue.SignatureRecordImpl;
import org.sealpost.protocol.name.DomainName;
import org.sealpost.reports.Authenticity;

/// A `DKIM-Signature`, its tags split by jDKIM. jDKIM's own look at them asks the clock of the machine, so that is
/// done here.
///
/// @see <a href="https://www.rfc-editor.org/rfc/rfc6376#section-3.5">RFC 6376 §3.5</a>
final class SignatureField extends SignatureRecordImpl {
    private static final List<String> REQUIRED = List.of("v", "a", "b", "bh", "d", "h", "s");
    private static final Set<String> CANONICALIZATIONS =
            Set.of("simple", "relaxed", "simple/simple", "simple/relaxed", "relaxed/simple", "relaxed/relaxed");

    private SignatureField(String tags) {
        super(tags);
    }

    /// The signature in a field of a header; empty when it is not one that says what RFC 6376 asks for, and can be
    /// checked.
    static Optional<SignatureField> read(String field) {
        try {
            return Optional.of(new SignatureField(field.substring(field.indexOf(':') + 1)));
        } catch (RuntimeException unreadable) {
            // Which ones jDKIM throws on a broken text is not said anywhere; nothing of ours is in between.
            return Optional.empty();
        }
    }

    /// Called by the constructor above it.
    ///
    /// @throws IllegalStateException when the signature cannot be used
    @Override
    public void validate() {
        boolean usable = getTags().containsAll(REQUIRED)
                && tag("v").equals("1")
                && !algorithm().isEmpty()
                && CANONICALIZATIONS.contains(tag("c"))
                && getRecordLookupMethods().stream()
                        .anyMatch(method -> method.toString().equals("dns/txt"))
                // RFC 6376 §5.4: a signature that does not cover the author is none.
                && getHeaders().stream().anyMatch(name -> name.toString().equalsIgnoreCase("from"))
                && DomainName.ofWire(tag("d")).isPresent()
                && DomainName.ofWire(keyName()).isPresent()
                && identityDomain().isAtOrBelow(signer())
                && getSignature().length > 0
                && getBodyHash().length > 0
                && isTime("t")
                && isTime("x");
        if (!usable) {
            throw new IllegalStateException("no usable signature");
        }
    }

    /// What the signature says of itself that keeps it from proving who wrote a mail.
    Optional<Authenticity.Unproven> objection(DomainName author) {
        DomainName signer = signer();
        // A domain of one label is a registry, and nobody's own.
        if (signer.parent().isEmpty() || !author.isAtOrBelow(signer)) {
            return Optional.of(new Authenticity.Unproven(Authenticity.Reason.NOT_ALIGNED, "d=" + signer));
        }
        // RFC 8460 §3: whoever signs a part lets others add the rest.
        if (containsTag("l")) {
            return Optional.of(new Authenticity.Unproven(Authenticity.Reason.PART_SIGNED, "l=" + tag("l")));
        }
        // RFC 8301 §3.1: SHA-1 proves nothing any more.
        if (algorithm().equals("rsa-sha1")) {
            return Optional.of(new Authenticity.Unproven(Authenticity.Reason.SIGNATURE_UNUSABLE, "a=" + algorithm()));
        }
        return Optional.empty();
    }

    /// Whether the signature had ended at an instant.
    boolean expiredAt(Instant at) {
        return containsTag("x")
                && Instant.ofEpochSecond(Long.parseLong(tag("x"))).isBefore(at);
    }

    DomainName signer() {
        return DomainName.of(tag("d"));
    }

    String selector() {
        return tag("s");
    }

    /// Where the key is.
    String keyName() {
        return selector() + "._domainkey." + tag("d");
    }

    /// The domain of whom the signer speaks for: `i`.
    DomainName identityDomain() {
        String identity = getIdentity().toString();
        return DomainName.of(identity.substring(identity.lastIndexOf('@') + 1));
    }

    /// `a`; empty for one that is not known.
    String algorithm() {
        String algorithm = tag("a").toLowerCase(Locale.ROOT);
        return switch (algorithm) {
            case "rsa-sha256", "rsa-sha1", "ed25519-sha256" -> algorithm;
            default -> "";
        };
    }

    /// The names of the signed fields. In lower case: jDKIM would make them so by the rules of the language that the
    /// machine is set to.
    List<CharSequence> signedFields() {
        return getHeaders().stream()
                .<CharSequence>map(name -> name.toString().toLowerCase(Locale.ROOT))
                .toList();
    }

    /// RFC 6376 §3.7: the field with an empty `b`. jDKIM empties the first `b=` that it finds, be it in the middle of
    /// another value.
    @Override
    public String toUnsignedString() {
        String text = toString();
        int start = 0;
        while (start < text.length()) {
            int semicolon = text.indexOf(';', start);
            int end = semicolon < 0 ? text.length() : semicolon;
            int equals = text.indexOf('=', start);
            if (equals >= 0
                    && equals < end
                    && text.substring(start, equals).strip().equals("b")) {
                return text.substring(0, equals + 1) + text.substring(end);
            }
            start = end + 1;
        }
        return text;
    }

    private boolean isTime(String name) {
        return !containsTag(name) || tag(name).matches("[0-9]{1,12}");
    }

    private String tag(String name) {
        CharSequence value = getValue(name);
        return value == null ? "" : value.toString();
    }
}
