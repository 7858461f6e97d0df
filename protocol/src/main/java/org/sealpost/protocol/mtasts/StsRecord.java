package org.sealpost.protocol.mtasts;

import java.util.HashSet;
import java.util.List;
import org.sealpost.protocol.Extension;
import org.sealpost.protocol.Octets;
import org.sealpost.protocol.Parsed;
import org.sealpost.protocol.syntax.Grammar;
import org.sealpost.protocol.syntax.TxtGrammar;
import org.sealpost.protocol.txt.TxtRecord;
import org.sealpost.protocol.txt.TxtSelection;

/// The TXT record at `_mta-sts.<domain>`: it says that there is a policy, and which instance of it.
///
/// @param id names the instance; a sender fetches the policy again when it changes
/// @param extensions further fields in their order, each name once, passed over by readers
/// @see <a href="https://www.rfc-editor.org/rfc/rfc8461#section-3.1">RFC 8461 §3.1</a>
public record StsRecord(PolicyId id, List<Extension> extensions) {
    private static final TxtGrammar<StsRecord> GRAMMAR =
            new TxtGrammar<>("STSv1", StsRecordCode::of, StsRecordParser::read);

    /// @throws IllegalArgumentException when an extension cannot stand in a record
    public StsRecord {
        extensions = List.copyOf(extensions);
        var names = new HashSet<String>();
        for (Extension extension : extensions) {
            String name = extension.name();
            if (!Grammar.isFieldName(name)
                    || !Grammar.isRecordValue(extension.value())
                    || StsRecordParser.isReserved(name)
                    || !names.add(name)) {
                throw new IllegalArgumentException("not a further field: " + extension);
            }
        }
    }

    /// A record without further fields.
    public static StsRecord of(PolicyId id) {
        return new StsRecord(id, List.of());
    }

    /// The record that counts among all TXT records of the name. Where it gives none, a domain has no MTA-STS for a
    /// sender without a cached policy.
    public static TxtSelection<StsRecord> select(List<TxtRecord> records) {
        return GRAMMAR.select(records);
    }

    /// The one TXT record of a name.
    public static Parsed<StsRecord> parse(TxtRecord record) {
        return parse(record.joined());
    }

    /// The text of the one TXT record of a name.
    public static Parsed<StsRecord> parse(Octets text) {
        return GRAMMAR.parse(text);
    }

    /// Always `STSv1`.
    public String version() {
        return "STSv1";
    }

    /// The text to publish, such as `v=STSv1; id=20261121T000000;`.
    public String render() {
        var text = new StringBuilder("v=STSv1; id=").append(id).append(';');
        for (Extension extension : extensions) {
            text.append(' ')
                    .append(extension.name())
                    .append('=')
                    .append(extension.value())
                    .append(';');
        }
        return text.toString();
    }

    static TxtGrammar<StsRecord> grammar() {
        return GRAMMAR;
    }
}
