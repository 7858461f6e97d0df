package org.sealpost.reports.readiness;

import java.util.List;
import java.util.stream.Stream;

/// Whenever we looked in the last days, the record at `_mta-sts` was good.
final class RecordRedRule implements Rule {
    @Override
    public Stream<Objection> judge(Picture picture) {
        List<ProbeDay> red = picture.probes().recent().stream()
                .filter(day -> day.stsRecord().colour() == ProbeDay.Colour.RED)
                .toList();
        return red.isEmpty()
                ? Stream.empty()
                : Stream.of(Objection.of(
                                RuleCode.RECORD_RED,
                                red.stream()
                                        .map(day -> new Exhibit.Probed(day.day(), "_mta-sts", day.stsRecord()))
                                        .toList())
                        .from(red.getLast().day().plusDays(picture.whole(Threshold.PROBE_DAYS))));
    }
}
