package org.sealpost.app.render;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.sealpost.check.Outcome;
import org.sealpost.check.expect.Expectation.Held;
import org.sealpost.check.time.Drift;
import org.sealpost.check.time.Sighting;

/// What one look of many found different: a line with the time, and what it is below.
public final class DriftText {
    private static final int COLUMN = 16;
    private static final int FINGERPRINT = 16;

    private final Pages pages;
    private final Paint paint;

    public DriftText(Pages pages, Paint paint) {
        this.pages = pages;
        this.paint = paint;
    }

    /// @param held how the domain now stands to what was expected of it, where that is different, too;
    /// otherwise empty
    public String render(Drift drift, List<Held> held) {
        var sheet = new Sheet(paint);
        Tone tone = Tone.of(drift.now());
        sheet.paragraph(
                0, tone, Words.instant(drift.at()) + " " + Words.domain(drift.domain()) + ": " + outcome(drift));
        drift.seen().forEach(altered -> altered(sheet, altered));
        said(sheet, "new", drift.appeared());
        said(sheet, "gone", drift.gone());
        drift.follows().forEach(change -> {
            Tone weight = Tone.of(change.code().severity());
            sheet.entry(
                    2,
                    weight,
                    "so " + weight.mark(),
                    COLUMN,
                    Tone.PLAIN,
                    pages.titleOf(change) + " (" + change.code().id() + ")");
        });
        if (!held.isEmpty()) {
            sheet.entry(2, Tone.STRONG, "meant", COLUMN, Tone.PLAIN, Shown.text(ExpectationText.brief(held)));
        }
        return sheet.toString();
    }

    private static String outcome(Drift drift) {
        if (drift.before() == drift.now()) {
            return "still " + Words.outcome(drift.now());
        }
        String step = Words.outcome(drift.before()) + " → " + Words.outcome(drift.now());
        if (drift.now() == Outcome.UNKNOWN) {
            return step + "; what was not seen stays as it was";
        }
        Optional<Outcome> known = drift.before() == Outcome.UNKNOWN ? drift.known() : Optional.empty();
        return step
                + known.map(last -> last == drift.now() ? ", as it was" : ", last known " + Words.outcome(last))
                        .orElse("");
    }

    private static void altered(Sheet sheet, Drift.Altered altered) {
        String name = switch (altered.thing()) {
            case RECORD -> "record";
            case POLICY -> "policy";
            case MX -> "mx hosts";
            case CERTIFICATE -> "certificate";
        };
        if (altered.thing() == Drift.Thing.CERTIFICATE) {
            sheet.entry(
                    2,
                    Tone.STRONG,
                    name,
                    COLUMN,
                    Tone.PLAIN,
                    altered.subject() + ", SHA-256 " + shortened(altered.before()) + " → "
                            + shortened(altered.after()));
            return;
        }
        sheet.entry(2, Tone.QUIET, name + " was", COLUMN, Tone.PLAIN, Shown.text(altered.before()));
        sheet.entry(2, Tone.STRONG, name + " is", COLUMN, Tone.PLAIN, Shown.text(altered.after()));
    }

    private static String shortened(String fingerprints) {
        return Arrays.stream(fingerprints.split(", ", -1))
                .map(each -> each.substring(0, Math.min(FINGERPRINT, each.length())) + "…")
                .collect(Collectors.joining(", "));
    }

    private void said(Sheet sheet, String lead, List<Sighting.Said> findings) {
        for (Sighting.Said finding : findings) {
            Tone tone = Tone.of(finding.severity());
            sheet.entry(
                    2,
                    tone,
                    lead + " " + tone.mark(),
                    COLUMN,
                    Tone.PLAIN,
                    title(finding) + " (" + finding.code() + ")");
        }
    }

    private String title(Sighting.Said finding) {
        String title = pages.title(finding.code()).replace("{subject}", Shown.text(finding.subject()));
        return title.endsWith(".") ? title.substring(0, title.length() - 1) : title;
    }
}
