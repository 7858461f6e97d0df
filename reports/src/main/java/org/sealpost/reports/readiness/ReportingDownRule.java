package org.sealpost.reports.readiness;

import java.util.stream.Stream;

/// When we last looked, senders could see where reports go.
final class ReportingDownRule implements Rule {
    @Override
    public Stream<Objection> judge(Picture picture) {
        return picture.probes().last().stream()
                .filter(day -> day.reporting().colour() == ProbeDay.Colour.RED)
                .map(day -> Objection.of(
                                RuleCode.REPORTING_DOWN, new Exhibit.Probed(day.day(), "_smtp._tls", day.reporting()))
                        .from(picture.days().after(1)));
    }
}
