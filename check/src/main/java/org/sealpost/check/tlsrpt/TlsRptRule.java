package org.sealpost.check.tlsrpt;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sealpost.check.Aspect;
import org.sealpost.check.Evidence;
import org.sealpost.check.Finding;
import org.sealpost.check.FindingCode;
import org.sealpost.check.Judgement;
import org.sealpost.check.Reading;
import org.sealpost.check.Rule;
import org.sealpost.check.Severity;
import org.sealpost.check.seen.Seen;
import org.sealpost.observe.facts.DnsFault;
import org.sealpost.observe.facts.Lookup;
import org.sealpost.observe.facts.Part;
import org.sealpost.protocol.Deviation;
import org.sealpost.protocol.mtasts.Mode;
import org.sealpost.protocol.tlsrpt.Destination;
import org.sealpost.protocol.tlsrpt.TlsRptRecord;
import org.sealpost.protocol.tlsrpt.TlsRptRecordCode;
import org.sealpost.protocol.txt.TxtRecord;
import org.sealpost.protocol.txt.TxtSelection;

/// RFC 8460 §3: exactly one record says where reports go. A domain that has opted out (RFC 8461 §8.3) is not
/// asked for one.
public final class TlsRptRule implements Rule {
    @Override
    public Aspect aspect() {
        return Aspect.TLS_RPT;
    }

    @Override
    public Judgement judge(Reading reading) {
        if (reading.leftOut(Part.TLS_RPT)) {
            return new Judgement.NotApplicable("left out");
        }
        Lookup<TxtRecord> lookup = reading.facts().tlsRptTxt();
        List<Evidence> seen = Seen.txt(lookup);
        String name = lookup.question().name().ascii();
        if (lookup instanceof Lookup.Failed<TxtRecord> failed) {
            TlsRptCode code = failed.fault() == DnsFault.BOGUS ? TlsRptCode.BOGUS : TlsRptCode.LOOKUP_FAILED;
            return new Judgement.Unknown(List.of(new Finding(code, name, seen, Optional.empty())));
        }
        TxtSelection<TlsRptRecord> selection = reading.tlsRpt().orElseThrow();
        boolean optedOut = reading.mode().filter(mode -> mode == Mode.NONE).isPresent();
        if (optedOut && selection.parsed().deviations().stream().anyMatch(TlsRptRule::isMissing)) {
            return new Judgement.NotApplicable("mtasts.policy.mode-none");
        }
        var findings = new ArrayList<Finding>();
        byCode(selection.parsed().deviations(), lookup)
                .forEach((code, evidence) -> findings.add(new Finding(
                        code,
                        name,
                        evidence.isEmpty() ? seen : evidence,
                        code.severity() == Severity.NOTICE
                                ? Optional.empty()
                                : Optional.of(TlsRptFix.publish(reading.domain(), lookup)))));
        selection.parsed().value().ifPresent(record -> findings.addAll(repeated(name, record)));
        return findings.isEmpty() ? new Judgement.Holds(seen) : new Judgement.Broken(findings);
    }

    private static boolean isMissing(Deviation deviation) {
        return deviation.code() == TlsRptRecordCode.MISSING;
    }

    private static Map<FindingCode, List<Evidence>> byCode(List<Deviation> deviations, Lookup<TxtRecord> lookup) {
        Map<FindingCode, List<Evidence>> byCode = new LinkedHashMap<>();
        for (Deviation deviation : deviations) {
            if (deviation.code() instanceof TlsRptRecordCode code) {
                List<Evidence> seen = byCode.computeIfAbsent(TlsRptDeviations.of(code), key -> new ArrayList<>());
                if (!deviation.text().isEmpty()) {
                    seen.add(new Evidence(lookup.question().toString(), deviation.text()));
                }
            }
        }
        return byCode;
    }

    private static List<Finding> repeated(String name, TlsRptRecord record) {
        var once = new HashSet<String>();
        List<Evidence> twice = record.rua().stream()
                .map(Destination::uri)
                .filter(uri -> !once.add(uri))
                .map(uri -> new Evidence("rua", uri))
                .toList();
        return twice.isEmpty()
                ? List.of()
                : List.of(new Finding(TlsRptCode.DESTINATION_REPEATED, name, twice, Optional.empty()));
    }
}
