package org.sealpost.check.mtasts;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sealpost.check.Aspect;
import org.sealpost.check.Evidence;
import org.sealpost.check.Finding;
import org.sealpost.check.FindingCode;
import org.sealpost.check.Fix;
import org.sealpost.check.Judgement;
import org.sealpost.check.Reading;
import org.sealpost.check.Rule;
import org.sealpost.check.Severity;
import org.sealpost.check.seen.Seen;
import org.sealpost.observe.facts.DnsFault;
import org.sealpost.observe.facts.Lookup;
import org.sealpost.observe.facts.Part;
import org.sealpost.protocol.Deviation;
import org.sealpost.protocol.TextCode;
import org.sealpost.protocol.mtasts.StsRecord;
import org.sealpost.protocol.mtasts.StsRecordCode;
import org.sealpost.protocol.txt.TxtRecord;
import org.sealpost.protocol.txt.TxtSelection;

/// RFC 8461 §3.1: exactly one record begins with `v=STSv1;`, and it is well formed.
public final class RecordRule implements Rule {
    @Override
    public Aspect aspect() {
        return Aspect.STS_RECORD;
    }

    @Override
    public Judgement judge(Reading reading) {
        if (reading.leftOut(Part.RECORD)) {
            return new Judgement.NotApplicable("left out");
        }
        Lookup<TxtRecord> lookup = reading.facts().stsTxt();
        List<Evidence> seen = Seen.txt(lookup);
        if (lookup instanceof Lookup.Failed<TxtRecord> failed) {
            RecordCode code = failed.fault() == DnsFault.BOGUS ? RecordCode.BOGUS : RecordCode.LOOKUP_FAILED;
            return new Judgement.Unknown(
                    List.of(new Finding(code, reading.recordName().ascii(), seen, Optional.empty())));
        }
        TxtSelection<StsRecord> selection = reading.record().orElseThrow();
        List<Finding> findings = findings(reading, lookup, selection, seen);
        return findings.isEmpty() ? new Judgement.Holds(seen) : new Judgement.Broken(findings);
    }

    private static List<Finding> findings(
            Reading reading, Lookup<TxtRecord> lookup, TxtSelection<StsRecord> selection, List<Evidence> seen) {
        Map<FindingCode, List<Evidence>> byCode = new LinkedHashMap<>();
        for (Deviation deviation : selection.parsed().deviations()) {
            // That there is more of the same is nothing to tell of a record.
            if (!(deviation.code() instanceof TextCode)) {
                StsDeviations.find(deviation.code())
                        .ifPresent(code -> byCode.computeIfAbsent(code, key -> new ArrayList<>())
                                .addAll(evidence(lookup, deviation)));
            }
        }
        var findings = new ArrayList<Finding>();
        byCode.forEach((code, evidence) -> {
            var all = new ArrayList<Evidence>(evidence);
            seen.stream().filter(one -> !all.contains(one)).forEach(all::add);
            findings.add(new Finding(code, reading.recordName().ascii(), all, fix(reading, selection, code)));
        });
        return findings;
    }

    private static List<Evidence> evidence(Lookup<TxtRecord> lookup, Deviation deviation) {
        return deviation.text().isEmpty()
                ? List.of()
                : List.of(new Evidence(lookup.question().toString(), deviation.text()));
    }

    private static Optional<Fix> fix(Reading reading, TxtSelection<StsRecord> selection, FindingCode code) {
        if (code.severity() == Severity.NOTICE) {
            return Optional.empty();
        }
        // A record that senders can read keeps its id: the policy is the same.
        Optional<StsRecord> usable = selection.parsed().value();
        List<String> instead = inTheWay(reading);
        return Optional.of(usable.<Fix>map(record -> new Fix.PublishTxt(reading.recordName(), record.render(), instead))
                .orElseGet(() -> RecordFix.publish(reading, instead)));
    }

    /// The texts of the name that are or were meant to be MTA-STS records.
    private static List<String> inTheWay(Reading reading) {
        return reading.facts().stsTxt().found().stream()
                .flatMap(found -> found.records().stream())
                .map(record -> record.joined().utf8Lossy())
                .filter(text -> StsRecord.select(List.of(TxtRecord.of(text))).parsed().deviations().stream()
                        .noneMatch(deviation -> deviation.code() == StsRecordCode.UNRELATED_TEXT))
                .toList();
    }
}
