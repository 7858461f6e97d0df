package org.sealpost.app.render.publish;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.sealpost.app.render.Paint;
import org.sealpost.app.render.Sheet;
import org.sealpost.app.render.Shown;
import org.sealpost.app.render.Tone;
import org.sealpost.app.render.Words;
import org.sealpost.protocol.name.DomainName;
import org.sealpost.publish.plan.Desired;
import org.sealpost.publish.rollout.Proposal;
import org.sealpost.publish.rollout.Regions;

/// How far a roll-out has come and what is next, for people.
public final class RolloutText {
    private static final int COLUMN = 12;

    private RolloutText() {}

    public static String render(DomainName domain, Regions regions, Proposal proposal, Paint paint) {
        var sheet = new Sheet(paint);
        sheet.paragraph(0, Tone.STRONG, Words.domain(domain));
        sheet.entry(
                2,
                Tone.QUIET,
                "stage",
                COLUMN,
                Tone.PLAIN,
                word(regions.stage())
                        + regions.until().map(until -> ", until " + until).orElse(""));
        sheet.entry(2, Tone.QUIET, "host", COLUMN, Tone.PLAIN, word(regions.host()));
        sheet.entry(2, Tone.QUIET, "MX hosts", COLUMN, Tone.PLAIN, word(regions.mx()));
        switch (proposal) {
            case Proposal.Reached _ -> sheet.entry(2, Tone.PASS, "next", COLUMN, Tone.PLAIN, "the goal is reached");
            case Proposal.Approve(Desired next, String label) -> {
                sheet.entry(2, Tone.PASS, "next", COLUMN, Tone.PLAIN, next(next));
                if (!label.isEmpty()) {
                    sheet.entry(2, Tone.QUIET, "why", COLUMN, Tone.PLAIN, Shown.text(label));
                }
            }
            case Proposal.Wait(Instant until, String why) ->
                sheet.entry(2, Tone.QUIET, "wait", COLUMN, Tone.PLAIN, "until " + until + ": " + Shown.text(why));
            case Proposal.Stop(List<String> reasons, Optional<Instant> earliest) -> {
                reasons.forEach(reason -> sheet.entry(2, Tone.WARN, "not yet", COLUMN, Tone.PLAIN, Shown.text(reason)));
                earliest.ifPresent(
                        date -> sheet.entry(2, Tone.QUIET, "until", COLUMN, Tone.PLAIN, date + " at the earliest"));
            }
        }
        return sheet.toString();
    }

    private static String next(Desired next) {
        return next.policy()
                .map(policy -> Words.word(policy.mode()) + ", max_age "
                        + policy.maxAge().toSeconds())
                .orElse("MTA-STS is removed");
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
