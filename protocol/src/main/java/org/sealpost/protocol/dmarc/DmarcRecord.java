package org.sealpost.protocol.dmarc;

import java.util.List;
import java.util.Optional;
import org.sealpost.protocol.Octets;
import org.sealpost.protocol.Parsed;
import org.sealpost.protocol.txt.TxtRecord;
import org.sealpost.protocol.txt.TxtSelection;

/// The TXT record at `_dmarc.<domain>`.
///
/// @param policy `p`
/// @param subdomains `sp`; without it `p` holds for them too
/// @param percent `pct`, 100 when it is not given
/// @param rua the URIs of `rua`, as written
/// @see <a href="https://www.rfc-editor.org/rfc/rfc7489#section-6.3">RFC 7489 §6.3</a>
public record DmarcRecord(DmarcPolicy policy, Optional<DmarcPolicy> subdomains, int percent, List<String> rua) {
    public DmarcRecord {
        rua = List.copyOf(rua);
    }

    /// RFC 7489 §6.6.3: those that do not begin with the version are dropped; exactly one must be left.
    public static TxtSelection<DmarcRecord> select(List<TxtRecord> records) {
        return DmarcRecordParser.select(records);
    }

    public static Parsed<DmarcRecord> parse(Octets text) {
        return DmarcRecordParser.parse(text.latin1());
    }
}
