package org.sealpost.check.mtasts;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sealpost.check.Aspect;
import org.sealpost.check.Evidence;
import org.sealpost.check.Finding;
import org.sealpost.check.Fix;
import org.sealpost.check.Judgement;
import org.sealpost.check.Reading;
import org.sealpost.check.Rule;
import org.sealpost.observe.facts.Lookup;
import org.sealpost.protocol.mtasts.StsRecord;
import org.sealpost.protocol.txt.TxtRecord;

/// RFC 8461 §3.1: senders ask at `_mta-sts.<domain>` and nowhere else; a record at another name is a slip that
/// is easily mended.
public final class StrayRecordRule implements Rule {
    @Override
    public Aspect aspect() {
        return Aspect.STS_RECORD;
    }

    @Override
    public Judgement judge(Reading reading) {
        var findings = new ArrayList<Finding>();
        for (Lookup<TxtRecord> stray : reading.facts().strayTxt()) {
            if (stray instanceof Lookup.Found<TxtRecord> found) {
                StsRecord.select(found.records())
                        .parsed()
                        .value()
                        .ifPresent(record -> findings.add(finding(reading, stray, record)));
            }
        }
        return findings.isEmpty() ? new Judgement.NotApplicable("no stray record") : new Judgement.Broken(findings);
    }

    private static Finding finding(Reading reading, Lookup<TxtRecord> stray, StsRecord record) {
        return new Finding(
                RecordCode.AT_WRONG_NAME,
                stray.question().name().ascii(),
                List.of(new Evidence(stray.question().toString(), record.render())),
                Optional.of(new Fix.PublishTxt(reading.recordName(), record.render(), List.of())));
    }
}
