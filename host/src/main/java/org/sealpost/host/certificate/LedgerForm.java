package org.sealpost.host.certificate;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// The ledger as text: paragraphs of lines, one for each entry, each with an empty line behind it.
final class LedgerForm {
    private LedgerForm() {}

    static String write(LedgerEntry entry) {
        var lines = new Lines()
                .put("at", entry.at())
                .put("kind", entry.kind().name())
                .put("authority", entry.authority());
        CertifiedNameForm.write(lines, entry.subject());
        return lines.write() + "\n";
    }

    static String write(List<LedgerEntry> entries) {
        return String.join("", entries.stream().map(LedgerForm::write).toList());
    }

    /// An entry that was cut off at the end was never confirmed.
    static List<LedgerEntry> read(String text) {
        List<LedgerEntry> entries = new ArrayList<>();
        String whole = text.substring(0, Math.max(0, text.lastIndexOf("\n\n")));
        for (String paragraph : whole.split("\n\n", -1)) {
            if (!paragraph.isBlank()) {
                var lines = Lines.read(paragraph.strip());
                entries.add(new LedgerEntry(
                        Instant.parse(lines.text("at")),
                        LedgerEntry.Kind.valueOf(lines.text("kind")),
                        lines.text("authority"),
                        CertifiedNameForm.subject(lines)));
            }
        }
        return entries;
    }
}
