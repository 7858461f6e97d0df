package org.sealpost.app.render.host;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.sealpost.app.render.Paint;
import org.sealpost.app.render.Sheet;
import org.sealpost.app.render.Shown;
import org.sealpost.app.render.Tone;
import org.sealpost.host.delegation.Delegation;
import org.sealpost.host.delegation.Pointing;
import org.sealpost.host.delegation.Purpose;
import org.sealpost.host.delegation.Tombstone;

/// Delegations for people.
public final class DelegationText {
    private static final int COLUMN = 12;

    private DelegationText() {}

    /// The records that a customer sets, and what comes after.
    public static String toSet(Delegation delegation, Paint paint) {
        var sheet = new Sheet(paint);
        sheet.paragraph(0, Tone.STRONG, delegation.domain() + ": to be set once in its zone");
        for (Delegation.Cname record : delegation.records()) {
            sheet.copyable(record.owner() + ". CNAME " + record.target() + ".");
        }
        sheet.paragraph(
                2,
                Tone.QUIET,
                delegation.record(Purpose.REPORT_RECORD).owner() + " and "
                        + delegation.record(Purpose.CHALLENGE).owner()
                        + " are needed only for reports by us and for proofs by dns-01. Then:");
        sheet.copyable("sealpost plan " + delegation.domain() + " --host-target "
                + delegation.target(Purpose.POLICY_HOST) + " --record-target "
                + delegation.target(Purpose.POLICY_RECORD));
        return sheet.toString();
    }

    /// One line, and one for each record that was looked at.
    public static String standing(Delegation delegation, Map<Purpose, Pointing> seen, Paint paint) {
        var sheet = new Sheet(paint);
        sheet.paragraph(
                0,
                Tone.STRONG,
                delegation.domain() + " " + delegation.slug()
                        + (delegation.tenant().isEmpty() ? "" : " of " + Shown.text(delegation.tenant())));
        for (Delegation.Cname record : delegation.records()) {
            Optional.ofNullable(seen.get(record.purpose())).ifPresent(pointing -> line(sheet, record, pointing));
        }
        return sheet.toString();
    }

    private static void line(Sheet sheet, Delegation.Cname record, Pointing pointing) {
        Tone missing = record.purpose().isOptional() ? Tone.QUIET : Tone.FAIL;
        String wanted = record.owner() + " must be a CNAME record to " + record.target();
        switch (pointing) {
            case Pointing.Here _ ->
                entry(sheet, Tone.PASS, "here", record.owner().ascii());
            case Pointing.Absent _ -> entry(sheet, missing, "absent", wanted);
            case Pointing.Elsewhere(String found) ->
                entry(sheet, missing, "elsewhere", wanted + "; it is " + Shown.text(found));
            case Pointing.Unknown(String why) ->
                entry(sheet, Tone.UNKNOWN, "unknown", record.owner() + ": " + Shown.text(why));
        }
    }

    private static void entry(Sheet sheet, Tone tone, String lead, String words) {
        sheet.entry(2, tone, lead, COLUMN, Tone.PLAIN, words);
    }

    /// What is left of one that ended.
    public static String ended(Tombstone tombstone, Instant now, Paint paint) {
        return new Sheet(paint)
                .paragraph(
                        0,
                        Tone.QUIET,
                        tombstone.delegation().domain() + " "
                                + tombstone.delegation().slug() + " ended on "
                                + tombstone.since()
                                + (tombstone.serves(now)
                                        ? "; the policy none is served until " + tombstone.until()
                                        : "; nothing is owed any more"))
                .toString();
    }
}
