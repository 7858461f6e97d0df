package org.sealpost.check.tlsrpt;

import java.util.List;
import java.util.Optional;
import org.sealpost.check.Aspect;
import org.sealpost.check.Finding;
import org.sealpost.check.Judgement;
import org.sealpost.check.Reading;
import org.sealpost.check.Rule;
import org.sealpost.check.seen.Seen;
import org.sealpost.observe.facts.Lookup;
import org.sealpost.observe.facts.Part;
import org.sealpost.protocol.tlsrpt.TlsRptRecord;
import org.sealpost.protocol.txt.TxtRecord;

/// RFC 8460 §1.1: what reports about DANE are about is the base domain of the TLSA records, so it is the MX host that
/// needs a TLS-RPT record of its own.
public final class HostRecordRule implements Rule {
    @Override
    public Aspect aspect() {
        return Aspect.TLS_RPT;
    }

    @Override
    public Judgement judge(Reading reading) {
        List<Lookup<TxtRecord>> records = reading.facts().reporting().ofHosts();
        if (reading.leftOut(Part.TLS_RPT) || records.isEmpty()) {
            return new Judgement.NotApplicable("no MX host has TLSA records");
        }
        List<Finding> findings = records.stream()
                .filter(HostRecordRule::isWithout)
                .map(lookup -> new Finding(
                        ReportingCode.HOST_WITHOUT_RECORD,
                        lookup.question().name().ascii(),
                        Seen.txt(lookup),
                        Optional.empty()))
                .toList();
        return findings.isEmpty() ? new Judgement.Holds(List.of()) : new Judgement.Broken(findings);
    }

    private static boolean isWithout(Lookup<TxtRecord> lookup) {
        return switch (lookup) {
            case Lookup.Found<TxtRecord> found ->
                TlsRptRecord.select(found.records()).parsed().value().isEmpty();
            case Lookup.Absent<TxtRecord> _ -> true;
            case Lookup.Failed<TxtRecord> _ -> false;
        };
    }
}
