package org.sealpost.protocol.tlsrpt;

import java.util.HashSet;
import java.util.List;
import java.util.stream.Collectors;
import org.sealpost.protocol.Extension;
import org.sealpost.protocol.Octets;
import org.sealpost.protocol.Parsed;
import org.sealpost.protocol.syntax.Grammar;
import org.sealpost.protocol.syntax.TxtGrammar;
import org.sealpost.protocol.txt.TxtRecord;
import org.sealpost.protocol.txt.TxtSelection;

/// The TXT record at `_smtp._tls.<domain>`: where senders put their daily reports about TLS.
///
/// @param rua the destinations of all `rua` fields in their order, at least one; some may be of no use
/// @param extensions further fields in their order, each name once, passed over by readers
/// @see <a href="https://www.rfc-editor.org/rfc/rfc8460#section-3">RFC 8460 §3</a>
public record TlsRptRecord(List<Destination> rua, List<Extension> extensions) {
    private static final TxtGrammar<TlsRptRecord> GRAMMAR =
            new TxtGrammar<>("TLSRPTv1", TlsRptRecordCode::of, TlsRptRecordParser::read);

    /// @throws IllegalArgumentException when there is no destination, or a part cannot stand in a record
    public TlsRptRecord {
        rua = List.copyOf(rua);
        extensions = List.copyOf(extensions);
        if (rua.isEmpty()) {
            throw new IllegalArgumentException("a record has a destination");
        }
        for (Destination destination : rua) {
            if (!destination.equals(Destination.of(destination.uri()))) {
                throw new IllegalArgumentException("not what its URI means: " + destination);
            }
        }
        var names = new HashSet<String>();
        for (Extension extension : extensions) {
            String name = extension.name();
            if (!Grammar.isFieldName(name)
                    || !Grammar.isRecordValue(extension.value())
                    || TlsRptRecordParser.isReserved(name)
                    || !names.add(name)) {
                throw new IllegalArgumentException("not a further field: " + extension);
            }
        }
    }

    /// A record without further fields.
    public static TlsRptRecord of(List<Destination> rua) {
        return new TlsRptRecord(rua, List.of());
    }

    /// The record that counts among all TXT records of the name. Where it gives none, the domain wants no reports.
    public static TxtSelection<TlsRptRecord> select(List<TxtRecord> records) {
        return GRAMMAR.select(records);
    }

    /// The one TXT record of a name.
    public static Parsed<TlsRptRecord> parse(TxtRecord record) {
        return parse(record.joined());
    }

    /// The text of the one TXT record of a name.
    public static Parsed<TlsRptRecord> parse(Octets text) {
        return GRAMMAR.parse(text);
    }

    /// Always `TLSRPTv1`.
    public String version() {
        return "TLSRPTv1";
    }

    /// The text to publish, such as `v=TLSRPTv1; rua=mailto:tlsrpt@example.org;`.
    public String render() {
        String destinations = rua.stream().map(Destination::uri).collect(Collectors.joining(","));
        var text = new StringBuilder("v=TLSRPTv1; rua=").append(destinations).append(';');
        for (Extension extension : extensions) {
            text.append(' ')
                    .append(extension.name())
                    .append('=')
                    .append(extension.value())
                    .append(';');
        }
        return text.toString();
    }

    static TxtGrammar<TlsRptRecord> grammar() {
        return GRAMMAR;
    }
}
