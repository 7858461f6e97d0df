package org.sealpost.reports.readiness;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.sealpost.reports.Reporter;

/// No reporter that counts has trouble with DANE now: its failures lose mail already, and say nothing about MTA-STS.
final class DaneOpenRule implements Rule {
    @Override
    public Stream<Objection> judge(Picture picture) {
        List<Told> told = picture.recent(
                picture.whole(Threshold.QUIET_DAYS), each -> each.standing().counts() && each.kind() == Told.Kind.DANE);
        Map<Reporter, LocalDate> last = new HashMap<>();
        told.forEach(each ->
                last.merge(each.row().reporter(), each.day(), (one, other) -> one.isAfter(other) ? one : other));
        var evidence = new ArrayList<Exhibit>();
        told.stream()
                .filter(each -> each.day().equals(last.get(each.row().reporter())))
                .filter(each -> each.estimate().blockedHigh() > 0)
                .forEach(each -> evidence.addAll(each.blocked().toList()));
        return evidence.isEmpty() ? Stream.empty() : Stream.of(Objection.of(RuleCode.DANE_OPEN, evidence));
    }
}
