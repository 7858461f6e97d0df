package org.sealpost.reports.readiness;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// A certificate that was changed has been looked at and found good.
final class CertificateChangedRule implements Rule {
    @Override
    public Stream<Objection> judge(Picture picture) {
        List<ProbeDay> days = picture.probes().days();
        return picture.probes().last().stream()
                .flatMap(last -> last.endpoints().stream()
                        .filter(now -> now.look().colour() != ProbeDay.Colour.GREEN)
                        .filter(now -> isAnother(now, days))
                        .map(now -> Objection.of(
                                        RuleCode.CERTIFICATE_CHANGED,
                                        new Exhibit.Probed(last.day(), now.subject(), now.look()))
                                .from(picture.days().today())));
    }

    private static boolean isAnother(ProbeDay.Endpoint now, List<ProbeDay> days) {
        return now.certificate().isPresent()
                && lastGood(days, now)
                        .filter(good -> !good.equals(now.certificate().get()))
                        .isPresent();
    }

    private static Optional<String> lastGood(List<ProbeDay> days, ProbeDay.Endpoint endpoint) {
        return days.reversed().stream()
                .flatMap(day -> day.endpoints().stream())
                .filter(each -> each.sameAs(endpoint) && each.look().colour() == ProbeDay.Colour.GREEN)
                .flatMap(each -> each.certificate().stream())
                .findFirst();
    }
}
