package org.sealpost.check.tlsrpt;

import java.util.List;
import java.util.Optional;
import org.sealpost.check.Aspect;
import org.sealpost.check.Finding;
import org.sealpost.check.Fix;
import org.sealpost.check.Judgement;
import org.sealpost.check.Reading;
import org.sealpost.check.Rule;
import org.sealpost.check.seen.Seen;
import org.sealpost.observe.facts.Lookup;
import org.sealpost.observe.facts.Part;
import org.sealpost.protocol.tlsrpt.TlsRptRecord;
import org.sealpost.protocol.txt.TxtRecord;

/// RFC 8460 §3: senders look at `_smtp._tls`. The drafts before had `_smtp-tlsrpt`, where nobody looks any more.
public final class OldNameRule implements Rule {
    @Override
    public Aspect aspect() {
        return Aspect.TLS_RPT;
    }

    @Override
    public Judgement judge(Reading reading) {
        if (reading.leftOut(Part.TLS_RPT) || reading.tlsRpt().isEmpty()) {
            return new Judgement.NotApplicable("left out, or the right name is unknown");
        }
        Lookup<TxtRecord> lookup = reading.facts().reporting().oldName();
        List<TxtRecord> old = lookup.found().stream()
                .flatMap(found -> found.records().stream())
                .filter(record -> record.joined().latin1().startsWith("v=TLSRPTv1"))
                .toList();
        if (old.isEmpty()) {
            return new Judgement.Holds(List.of());
        }
        boolean right = reading.tlsRpt().orElseThrow().parsed().value().isPresent();
        Optional<Fix> move = TlsRptRecord.select(old)
                .parsed()
                .value()
                .filter(_ -> !right)
                .map(record -> new Fix.PublishTxt(
                        reading.facts().tlsRptTxt().question().name(), record.render(), List.of()));
        return new Judgement.Broken(List.of(new Finding(
                right ? ReportingCode.OLD_NAME_TOO : ReportingCode.OLD_NAME,
                lookup.question().name().ascii(),
                Seen.txt(lookup),
                move)));
    }
}
