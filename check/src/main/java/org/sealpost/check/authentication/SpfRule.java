package org.sealpost.check.authentication;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sealpost.check.Aspect;
import org.sealpost.check.Evidence;
import org.sealpost.check.Finding;
import org.sealpost.check.Judgement;
import org.sealpost.check.Reading;
import org.sealpost.check.Rule;
import org.sealpost.check.seen.Seen;
import org.sealpost.observe.facts.Lookup;
import org.sealpost.observe.facts.Part;
import org.sealpost.protocol.spf.SpfMechanism;
import org.sealpost.protocol.spf.SpfRecord;
import org.sealpost.protocol.txt.TxtRecord;
import org.sealpost.protocol.txt.TxtSelection;

/// RFC 7208 §4.5: one record, in the right form, and what it says of hosts that it does not name.
public final class SpfRule implements Rule {
    @Override
    public Aspect aspect() {
        return Aspect.AUTHENTICATION;
    }

    @Override
    public Judgement judge(Reading reading) {
        Lookup<TxtRecord> lookup = reading.facts().authentication().spf();
        if (reading.leftOut(Part.AUTHENTICATION) || lookup instanceof Lookup.Failed) {
            return new Judgement.NotApplicable("left out, or not known");
        }
        TxtSelection<SpfRecord> selection =
                SpfRecord.select(lookup.found().map(Lookup.Found::records).orElseGet(List::of));
        var findings = new ArrayList<>(
                AuthenticationDeviations.findings(selection.parsed().deviations(), lookup, Seen.txt(lookup)));
        selection
                .parsed()
                .value()
                .ifPresent(record -> ofRecord(record)
                        .forEach(code -> findings.add(
                                new Finding(code, reading.domain().ascii(), Seen.txt(lookup), Optional.empty()))));
        String end = selection
                .parsed()
                .value()
                .flatMap(SpfRecord::all)
                .map(SpfMechanism::raw)
                .orElse("redirected");
        return findings.isEmpty()
                ? new Judgement.Holds(List.of(new Evidence("SPF", end)))
                : new Judgement.Broken(findings);
    }

    private static List<AuthenticationCode> ofRecord(SpfRecord record) {
        var codes = new ArrayList<AuthenticationCode>();
        if (record.all().isEmpty() && record.redirect().isEmpty()) {
            codes.add(AuthenticationCode.SPF_ALL_MISSING);
        }
        record.all().map(SpfMechanism::qualifier).ifPresent(qualifier -> {
            switch (qualifier) {
                case PASS -> codes.add(AuthenticationCode.SPF_ALL_PASS);
                case NEUTRAL -> codes.add(AuthenticationCode.SPF_ALL_NEUTRAL);
                case FAIL, SOFT_FAIL -> {
                    // Both are in use; which is right depends on DKIM and DMARC beside it.
                }
            }
        });
        if (record.effective().stream().anyMatch(mechanism -> mechanism.kind() == SpfMechanism.Kind.PTR)) {
            codes.add(AuthenticationCode.SPF_PTR);
        }
        return codes;
    }
}
