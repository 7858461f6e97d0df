package org.sealpost.reports.intake;

import java.nio.charset.StandardCharsets;
import org.apache.james.mime4j.codec.DecodeMonitor;
import org.apache.james.mime4j.codec.DecoderUtil;
import org.apache.james.mime4j.stream.Field;

/// The text of a field of a header.
final class HeaderText {
    private HeaderText() {}

    /// What stands after the name, on one line. RFC 5322 §2.2.3; RFC 6531 §3.2 allows UTF-8.
    static String of(Field field) {
        if (field.getRaw() == null) {
            return field.getBody() == null ? "" : field.getBody();
        }
        String raw = new String(field.getRaw().toByteArray(), StandardCharsets.UTF_8);
        return raw.substring(raw.indexOf(':') + 1)
                .replace("\r", "")
                .replace("\n", "")
                .strip();
    }

    /// With its encoded words decoded. RFC 2047 §2.
    static String decoded(String text) {
        if (!text.contains("=?")) {
            return text;
        }
        try {
            return DecoderUtil.decodeEncodedWords(text, DecodeMonitor.SILENT);
        } catch (RuntimeException undecodable) {
            // Whatever a stranger's encoding does to the decoder, the text as it stands is still there.
            return text;
        }
    }
}
