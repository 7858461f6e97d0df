package org.sealpost.app.render.reports;

import java.util.Locale;
import org.sealpost.reports.decision.Standing;
import org.sealpost.reports.row.Tally;

/// The words for what reports count.
public final class SessionWords {
    private SessionWords() {}

    /// With a thin mark between thousands, such as `1,234,567`.
    public static String number(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /// How large a share failed, such as `0.25 %`; a dash when there were no sessions.
    public static String share(Tally tally) {
        if (tally.sessions() == 0) {
            return "–";
        }
        double percent = 100.0 * tally.failed() / tally.sessions();
        if (tally.failed() > 0 && percent < 0.01) {
            return "< 0.01 %";
        }
        return String.format(Locale.ROOT, percent < 10 ? "%.2f %%" : "%.0f %%", percent);
    }

    public static String standing(Standing standing) {
        return switch (standing) {
            case KNOWN -> "known";
            case APPROVED -> "approved";
            case OTHER -> "signed, not known";
            case CLAIMED -> "not proven";
        };
    }

    /// What its word is worth, in a sentence.
    public static String worth(Standing standing) {
        return switch (standing) {
            case KNOWN -> "signed, and in the table of known reporters";
            case APPROVED -> "signed, and approved by a named person";
            case OTHER -> "signed by somebody who is no known mail provider; shown, never counted as evidence";
            case CLAIMED -> "not signed, or not by whoever it says; shown, never counted as evidence";
        };
    }
}
