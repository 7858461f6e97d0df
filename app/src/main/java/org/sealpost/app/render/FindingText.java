package org.sealpost.app.render;

import java.util.List;
import org.sealpost.check.Evidence;
import org.sealpost.check.Finding;

/// One finding: what it is, what was seen, who can mend it and how.
final class FindingText {
    private static final int COLUMN = 12;
    private static final int CALM_LINES = 6;
    private static final int CALM_LENGTH = 240;
    private static final int CALM_PIECES = 6;

    private final Pages pages;
    private final boolean verbose;

    FindingText(Pages pages, boolean verbose) {
        this.pages = pages;
        this.verbose = verbose;
    }

    void write(Sheet sheet, Finding finding) {
        head(sheet, finding, COLUMN);
        sheet.entry(
                2,
                Tone.QUIET,
                "",
                COLUMN,
                Tone.QUIET,
                finding.code().id() + "  " + finding.code().rfc());
        int pieces = verbose ? Integer.MAX_VALUE : CALM_PIECES;
        String lead = "seen";
        for (Evidence evidence : finding.evidence().stream().limit(pieces).toList()) {
            evidence(sheet, lead, evidence);
            lead = "";
        }
        int more = finding.evidence().size() - pieces;
        if (more > 0) {
            sheet.paragraph(COLUMN, Tone.QUIET, "… and " + more + " more (--verbose shows all)");
        }
        sheet.entry(
                2,
                Tone.STRONG,
                "who",
                COLUMN,
                Tone.PLAIN,
                Words.who(finding.code().fixer()));
        FixText.write(sheet, COLUMN, finding, pages);
    }

    /// Place and words in one row where both are short, else the words below the place.
    private void evidence(Sheet sheet, String lead, Evidence evidence) {
        String where = Shown.text(evidence.where());
        String seen = Shown.text(evidence.seen());
        boolean oneRow = !evidence.seen().contains("\n") && Columns.of(where + seen) + 3 <= Sheet.WIDTH - COLUMN;
        if (oneRow && !seen.isEmpty()) {
            sheet.entry(2, Tone.STRONG, lead, COLUMN, Tone.PLAIN, where + " │ " + seen);
        } else {
            sheet.entry(2, Tone.STRONG, lead, COLUMN, Tone.PLAIN, where);
            quote(sheet, COLUMN, evidence.seen(), verbose);
        }
    }

    /// The one line by which a finding is known.
    void head(Sheet sheet, Finding finding, int column) {
        Tone tone = Tone.of(finding.code().severity());
        sheet.entry(
                0,
                tone,
                tone.mark() + " " + Words.severity(finding.code().severity()),
                column,
                Tone.STRONG,
                pages.titleOf(finding));
    }

    /// Words of others as they were seen, line by line, escaped; shortened visibly unless all is wanted.
    static void quote(Sheet sheet, int column, String seen, boolean whole) {
        if (seen.isEmpty()) {
            return;
        }
        List<String> lines = seen.lines().toList();
        int limit = whole ? Integer.MAX_VALUE : CALM_LINES;
        int length = whole ? Integer.MAX_VALUE : CALM_LENGTH;
        lines.stream().limit(limit).forEach(line -> sheet.quoted(column, Shown.excerpt(line, length)));
        if (lines.size() > limit) {
            sheet.quoted(column, "… (" + Words.count(lines.size() - limit, "more line", "more lines") + ")");
        }
    }
}
