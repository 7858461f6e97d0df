package org.sealpost.protocol.tlsrpt;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import org.sealpost.protocol.name.DomainName;
import org.sealpost.protocol.name.DomainNameInput;

/// Reads one URI of a `rua`.
final class DestinationParser {
    /// RFC 8460 §3: these are percent-encoded in a record, where they have another meaning.
    private static final String PERCENT_ENCODED = ",!;";

    private static final int LAST_PORT = 65_535;

    private DestinationParser() {}

    /// Empty when `text` is not a URI, or has characters that must be percent-encoded in a record.
    static Optional<Destination> read(String text) {
        if (!UriGrammar.isUri(text) || PERCENT_ENCODED.chars().anyMatch(c -> text.indexOf(c) >= 0)) {
            return Optional.empty();
        }
        int colon = text.indexOf(':');
        // RFC 3986 §3.1: schemes are compared without regard to case.
        Optional<Destination> known = switch (text.substring(0, colon).toLowerCase(Locale.ROOT)) {
            case "mailto" -> mail(text, text.substring(colon + 1));
            case "https" -> https(text);
            default -> Optional.empty();
        };
        return Optional.of(known.orElseGet(() -> new Destination.Unusable(text)));
    }

    private static Optional<Destination> mail(String uri, String rest) {
        int end = indexOrEnd(rest, '?', indexOrEnd(rest, '#', rest.length()));
        // In a URI of this kind `+` is itself; the decoder is the one for forms, where it is a space.
        String address = URLDecoder.decode(rest.substring(0, end).replace("+", "%2B"), StandardCharsets.UTF_8);
        int at = address.lastIndexOf('@');
        boolean plain = address.chars().allMatch(c -> c > 0x20 && c != ',' && c != 0x7f);
        if (at < 1 || !plain) {
            return Optional.empty();
        }
        return wholeName(address.substring(at + 1)).map(domain -> new Destination.Mail(uri, address, domain));
    }

    private static Optional<Destination> https(String uri) {
        OptionalInt port = UriGrammar.port(uri);
        if (port.isPresent() && (port.getAsInt() < 1 || port.getAsInt() > LAST_PORT)) {
            return Optional.empty();
        }
        return UriGrammar.host(uri).flatMap(DestinationParser::wholeName).map(host -> new Destination.Https(uri, host));
    }

    /// A name that can be found from everywhere: two labels or more.
    private static Optional<DomainName> wholeName(String text) {
        return DomainName.read(text) instanceof DomainNameInput.Valid(DomainName name)
                ? Optional.of(name)
                : Optional.empty();
    }

    private static int indexOrEnd(String text, char c, int end) {
        int index = text.indexOf(c);
        return index < 0 || index > end ? end : index;
    }
}
