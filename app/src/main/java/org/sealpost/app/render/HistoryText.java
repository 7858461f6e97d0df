package org.sealpost.app.render;

import java.util.List;
import java.util.Optional;
import org.sealpost.check.Finding;
import org.sealpost.check.time.Changes;
import org.sealpost.check.time.Past;
import org.sealpost.check.time.Sight;
import org.sealpost.check.time.Sighting;
import org.sealpost.protocol.Octets;
import org.sealpost.protocol.mtasts.StsPolicy;
import org.sealpost.protocol.name.DomainName;

/// The earlier checks of a domain: one line each, and below it what had changed by then.
public final class HistoryText {
    private static final int WHEN = 22;
    private static final int WHAT = 40;

    private final Pages pages;
    private final Paint paint;

    public HistoryText(Pages pages, Paint paint) {
        this.pages = pages;
        this.paint = paint;
    }

    public String render(DomainName domain, Past past) {
        var sheet = new Sheet(paint);
        List<Sighting> sightings = past.sightings();
        if (sightings.isEmpty()) {
            return sheet.paragraph(0, Tone.PLAIN, "No check of " + Words.domain(domain) + " is kept.")
                    .toString();
        }
        sheet.paragraph(0, Tone.STRONG, Words.domain(domain) + ": " + Words.count(sightings.size(), "check", "checks"))
                .blank();
        for (int i = 0; i < sightings.size(); i++) {
            Sighting sighting = sightings.get(i);
            line(sheet, sighting);
            Past before = new Past(sightings.subList(i + 1, sightings.size()));
            Changes.between(before, sighting).forEach(change -> changed(sheet, change));
        }
        return sheet.toString();
    }

    private void line(Sheet sheet, Sighting sighting) {
        Tone tone = Tone.of(sighting.outcome());
        String lead = Words.instant(sighting.at());
        sheet.entry(
                0,
                tone,
                lead + " ".repeat(WHEN - lead.length()) + tone.mark() + " " + Words.outcome(sighting.outcome()),
                WHAT,
                Tone.PLAIN,
                seen(sighting));
    }

    private static String seen(Sighting sighting) {
        return switch (sighting.id()) {
            case Sight.Of<String>(String id) -> "id " + Shown.text(id) + policy(sighting.policy());
            case Sight.Nothing<String>() -> "no usable record" + policy(sighting.policy());
            case Sight.Unknown<String>() -> "no answer for the record" + policy(sighting.policy());
        };
    }

    private static String policy(Sight<Octets> policy) {
        return switch (policy) {
            case Sight.Of<Octets>(Octets text) -> {
                Optional<StsPolicy> usable = StsPolicy.parse(text).value();
                yield ", " + usable.map(each -> each.mode().word()).orElse("unusable policy");
            }
            case Sight.Nothing<Octets>() -> ", no policy";
            case Sight.Unknown<Octets>() -> "";
        };
    }

    private void changed(Sheet sheet, Finding change) {
        Tone tone = Tone.of(change.code().severity());
        sheet.entry(WHEN, tone, tone.mark(), WHEN + 2, Tone.PLAIN, pages.titleOf(change));
    }
}
