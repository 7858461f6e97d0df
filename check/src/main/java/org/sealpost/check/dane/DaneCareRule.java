package org.sealpost.check.dane;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.sealpost.check.Aspect;
import org.sealpost.check.Evidence;
import org.sealpost.check.Finding;
import org.sealpost.check.Fix;
import org.sealpost.check.Judgement;
import org.sealpost.check.Reading;
import org.sealpost.check.Rule;
import org.sealpost.protocol.dane.TlsaRecord;

/// What keeps DANE working and whole: every MX host has records (RFC 7672 §2.2.1), all of them can be used, and the
/// key after the present one is announced (RFC 7671 §8.1).
final class DaneCareRule implements Rule {
    @Override
    public Aspect aspect() {
        return Aspect.DANE;
    }

    @Override
    public Judgement judge(Reading reading) {
        List<DaneHost> hosts = DaneHost.of(reading);
        var findings = new ArrayList<Finding>();
        someHosts(reading, hosts).ifPresent(findings::add);
        boolean any = false;
        for (DaneHost host : hosts) {
            if (host.state() instanceof DaneState.Usable usable) {
                any = true;
                if (!usable.records().stream().allMatch(TlsaRecord::usableForSmtp)) {
                    findings.add(host.finding(DaneCode.SOME_UNUSABLE, host.records()));
                }
                if (isWithoutNext(usable)) {
                    findings.add(host.finding(DaneCode.NO_ROLLOVER, host.records()));
                }
            }
        }
        if (!findings.isEmpty()) {
            return new Judgement.Broken(findings);
        }
        return any ? new Judgement.Holds(List.of()) : new Judgement.NotApplicable("no TLSA records");
    }

    /// RFC 7672 §2.2.1: a sender keeps to the order of MX hosts, so one without records is a way around the others.
    private static Optional<Finding> someHosts(Reading reading, List<DaneHost> hosts) {
        List<DaneHost> without =
                hosts.stream().filter(host -> isWithout(host.state())).toList();
        if (without.isEmpty() || hosts.stream().noneMatch(host -> isWith(host.state()))) {
            return Optional.empty();
        }
        var seen = new ArrayList<Evidence>();
        hosts.forEach(host -> seen.addAll(host.records()));
        String names = without.stream().map(DaneHost::name).limit(3).collect(Collectors.joining(", "));
        String subject = without.size() > 3 ? names + " and " + (without.size() - 3) + " more" : names;
        return Optional.of(new Finding(
                DaneCode.SOME_HOSTS,
                subject,
                seen,
                Optional.of(new Fix.Act(
                        DaneCode.SOME_HOSTS.fixer(), reading.domain().ascii()))));
    }

    private static boolean isWith(DaneState state) {
        return state instanceof DaneState.Usable || state instanceof DaneState.Unusable;
    }

    private static boolean isWithout(DaneState state) {
        return switch (state) {
            case DaneState.NoRecords() -> true;
            case DaneState.NotSecure(DaneState.Link link) -> link != DaneState.Link.MX;
            case DaneState.Usable _, DaneState.Unusable _, DaneState.LookupFailed _, DaneState.NotKnown _ -> false;
        };
    }

    /// Whether every usable record stands for what is presented now, in one way only. A record for another key, or one
    /// for the issuer beside one for the server, carries over a change.
    private static boolean isWithoutNext(DaneState.Usable usable) {
        List<TlsaRecord> matching = usable.addresses().stream()
                .flatMap(address -> address.matching().stream())
                .distinct()
                .toList();
        boolean seen =
                usable.addresses().stream().anyMatch(address -> address.result() == DaneAddress.Result.AUTHENTICATED);
        boolean spare = usable.records().stream()
                .filter(TlsaRecord::usableForSmtp)
                .anyMatch(record -> !matching.contains(record));
        boolean bothWays = matching.stream().map(TlsaRecord::usage).distinct().count() > 1;
        return seen && !spare && !bothWays;
    }
}
