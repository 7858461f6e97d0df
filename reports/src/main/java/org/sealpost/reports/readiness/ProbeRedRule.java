package org.sealpost.reports.readiness;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;

/// Whenever we looked in the last days, every address of every MX host was good. Successes in reports name no host, so
/// nothing else shows that a host in reserve works.
final class ProbeRedRule implements Rule {
    @Override
    public Stream<Objection> judge(Picture picture) {
        var subjects = new TreeMap<String, List<Exhibit>>();
        var last = new TreeMap<String, LocalDate>();
        for (ProbeDay day : picture.probes().recent()) {
            for (ProbeDay.Endpoint endpoint : day.endpoints()) {
                if (endpoint.look().colour() == ProbeDay.Colour.RED) {
                    String subject = endpoint.subject();
                    subjects.computeIfAbsent(subject, _ -> new ArrayList<>())
                            .add(new Exhibit.Probed(day.day(), subject, endpoint.look()));
                    last.put(subject, day.day());
                }
            }
        }
        return subjects.entrySet().stream()
                .map(entry -> Objection.of(RuleCode.PROBE_RED, entry.getValue())
                        .from(last.getOrDefault(entry.getKey(), picture.days().today())
                                .plusDays(picture.whole(Threshold.PROBE_DAYS))));
    }
}
