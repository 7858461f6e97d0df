package org.sealpost.reports.readiness;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// There was a look on each of the last days, and it could see everything.
final class ProbesMissingRule implements Rule {
    @Override
    public Stream<Objection> judge(Picture picture) {
        ProbeHistory probes = picture.probes();
        int asked = picture.whole(Threshold.PROBE_DAYS);
        if (!probes.fresh()) {
            return Stream.of(objection(picture, 0).from(picture.days().today().plusDays(asked - 1L)));
        }
        int green = probes.greenDays();
        boolean seenEverything =
                probes.recent().size() == asked && probes.recent().stream().allMatch(day -> day.green() || hasRed(day));
        return seenEverything
                ? Stream.empty()
                : Stream.of(objection(picture, green)
                        .from(probes.days().getLast().day().plusDays((long) asked - green)));
    }

    private static Objection objection(Picture picture, int green) {
        var evidence = new ArrayList<Exhibit>();
        evidence.add(new Exhibit.Measured(
                "days in a row on which all was seen and good",
                Integer.toString(green),
                Integer.toString(picture.whole(Threshold.PROBE_DAYS))));
        for (ProbeDay day : picture.probes().recent()) {
            evidence.addAll(unknown(day));
        }
        return Objection.of(RuleCode.PROBES_MISSING, evidence);
    }

    private static List<Exhibit> unknown(ProbeDay day) {
        return day.endpoints().stream()
                .filter(each -> each.look().colour() == ProbeDay.Colour.UNKNOWN)
                .map(each -> (Exhibit) new Exhibit.Probed(day.day(), each.subject(), each.look()))
                .toList();
    }

    private static boolean hasRed(ProbeDay day) {
        return Stream.concat(
                        day.endpoints().stream().map(ProbeDay.Endpoint::look),
                        Stream.of(day.policyFetch(), day.stsRecord()))
                .anyMatch(look -> look.colour() == ProbeDay.Colour.RED);
    }
}
