package org.sealpost.reports.readiness;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.sealpost.protocol.tlsrpt.ResultType;
import org.sealpost.reports.row.Failure;

/// Something to look at because of a complaint that does not count by itself, and that no look since has answered.
/// Texts are as reported, untrusted: a host is only to be looked at when it is one of the domain's.
///
/// @param mx which host; all of them when empty
/// @param address which of its addresses
/// @param resultType what is said of it
/// @param by who says so, at the most [#MOST] names
/// @param sessions how many it is said of
public record ToProbe(
        Optional<String> mx, Optional<String> address, Optional<String> resultType, List<String> by, long sessions) {
    public static final int MOST = 20;

    public ToProbe {
        by = List.copyOf(by);
    }

    /// What is complained of.
    private record Subject(Optional<String> mx, Optional<String> address, Optional<String> type) {}

    private static final class Complaint {
        private final TreeSet<String> by = new TreeSet<>();
        private long sessions;
        private Instant last = Instant.MIN;
    }

    static List<ToProbe> of(Picture picture) {
        Map<Subject, Complaint> complaints = new HashMap<>();
        for (Told told : picture.recent(picture.whole(Threshold.QUIET_DAYS), ToProbe::doesNotCount)) {
            for (Estimate.Part part : told.estimate().parts()) {
                var subject = new Subject(
                        part.failure().flatMap(Failure::mx),
                        part.failure().flatMap(Failure::receivingIp),
                        part.failure().flatMap(Failure::type).map(ResultType::word));
                Complaint complaint = complaints.computeIfAbsent(subject, _ -> new Complaint());
                complaint.by.add(told.row().reporter().name());
                complaint.sessions += part.sessions();
                complaint.last = complaint.last.isBefore(told.row().arrived())
                        ? told.row().arrived()
                        : complaint.last;
            }
        }
        var all = new ArrayList<ToProbe>();
        complaints.forEach((subject, complaint) -> {
            if (!isAnswered(picture.probes(), subject, complaint)) {
                List<String> by = complaint.by.stream().limit(MOST).toList();
                all.add(new ToProbe(subject.mx, subject.address, subject.type, by, complaint.sessions));
            }
        });
        return all.stream()
                .sorted(Comparator.comparingLong(ToProbe::sessions).reversed().thenComparing(ToProbe::toString))
                .limit(MOST)
                .toList();
    }

    private static boolean doesNotCount(Told told) {
        boolean counts = told.standing().counts() && told.kind() != Told.Kind.OTHER_HOSTS;
        boolean isDane = told.kind() == Told.Kind.DANE || told.kind() == Told.Kind.NO_POLICY;
        return !counts && !isDane && told.estimate().blockedHigh() > 0;
    }

    private static boolean isAnswered(ProbeHistory probes, Subject subject, Complaint complaint) {
        return probes.nowGreen(endpoint -> subject.mx.isEmpty()
                        || subject.mx.get().equals(endpoint.mx().ascii()))
                && probes.last()
                        .filter(day -> day.day().isAfter(Days.of(complaint.last)))
                        .isPresent();
    }
}
