package org.sealpost.check.authentication;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.sealpost.check.Aspect;
import org.sealpost.check.Evidence;
import org.sealpost.check.Finding;
import org.sealpost.check.Fix;
import org.sealpost.check.Judgement;
import org.sealpost.check.Reading;
import org.sealpost.check.Rule;
import org.sealpost.check.seen.Seen;
import org.sealpost.observe.facts.AuthenticationFacts;
import org.sealpost.observe.facts.Lookup;
import org.sealpost.observe.facts.Part;
import org.sealpost.protocol.dmarc.DmarcPolicy;
import org.sealpost.protocol.dmarc.DmarcRecord;
import org.sealpost.protocol.dmarc.DmarcRecordCode;
import org.sealpost.protocol.txt.TxtRecord;
import org.sealpost.protocol.txt.TxtSelection;

/// RFC 7489 §6.6.3: one record at the domain, or at the nearest name above it that has one.
public final class DmarcRule implements Rule {
    @Override
    public Aspect aspect() {
        return Aspect.AUTHENTICATION;
    }

    @Override
    public Judgement judge(Reading reading) {
        AuthenticationFacts facts = reading.facts().authentication();
        if (reading.leftOut(Part.AUTHENTICATION) || facts.dmarc() instanceof Lookup.Failed) {
            return new Judgement.NotApplicable("left out, or not known");
        }
        Lookup<TxtRecord> lookup = counting(facts);
        if (lookup instanceof Lookup.Failed) {
            return new Judgement.NotApplicable("not known");
        }
        boolean own = lookup.equals(facts.dmarc());
        TxtSelection<DmarcRecord> selection = select(lookup);
        var findings = new ArrayList<Finding>();
        AuthenticationDeviations.findings(selection.parsed().deviations(), lookup, Seen.txt(lookup))
                .forEach(finding -> findings.add(
                        finding.code().id().equals(DmarcRecordCode.MISSING.id())
                                ? new Finding(
                                        finding.code(),
                                        finding.subject(),
                                        finding.evidence(),
                                        Optional.of(first(reading)))
                                : finding));
        selection
                .parsed()
                .value()
                .ifPresent(record -> ofRecord(record, own)
                        .forEach(code -> findings.add(new Finding(
                                code, lookup.question().name().ascii(), Seen.txt(lookup), Optional.empty()))));
        String policy = selection
                .parsed()
                .value()
                .map(record -> policy(record, own).word())
                .orElse("");
        return findings.isEmpty()
                ? new Judgement.Holds(List.of(new Evidence("DMARC", policy)))
                : new Judgement.Broken(findings);
    }

    /// The record of the domain, or the nearest above; the domain's own answer when there is none at all. A name above
    /// that gave no answer may have one.
    private static Lookup<TxtRecord> counting(AuthenticationFacts facts) {
        return Stream.concat(Stream.of(facts.dmarc()), facts.dmarcAbove().stream())
                .filter(lookup -> lookup instanceof Lookup.Failed || isMeant(lookup))
                .findFirst()
                .orElse(facts.dmarc());
    }

    private static boolean isMeant(Lookup<TxtRecord> lookup) {
        return select(lookup).parsed().deviations().stream()
                .noneMatch(deviation -> deviation.code() == DmarcRecordCode.MISSING);
    }

    private static TxtSelection<DmarcRecord> select(Lookup<TxtRecord> lookup) {
        return DmarcRecord.select(lookup.found().map(Lookup.Found::records).orElseGet(List::of));
    }

    /// The policy for the domain itself: of a record above it, that for subdomains.
    private static DmarcPolicy policy(DmarcRecord record, boolean own) {
        return own ? record.policy() : record.subdomains().orElse(record.policy());
    }

    private static List<AuthenticationCode> ofRecord(DmarcRecord record, boolean own) {
        var codes = new ArrayList<AuthenticationCode>();
        if (policy(record, own) == DmarcPolicy.NONE) {
            codes.add(AuthenticationCode.DMARC_NONE);
        }
        if (record.percent() < 100) {
            codes.add(AuthenticationCode.DMARC_PARTIAL);
        }
        if (own
                && record.subdomains()
                        .filter(policy -> policy.compareTo(record.policy()) < 0)
                        .isPresent()) {
            codes.add(AuthenticationCode.DMARC_SUBDOMAINS);
        }
        if (record.rua().isEmpty()) {
            codes.add(AuthenticationCode.DMARC_NO_REPORTS);
        }
        return codes;
    }

    /// The usual first step: nothing changes for mail, and reports begin to come.
    private static Fix first(Reading reading) {
        return new Fix.PublishTxt(
                reading.facts().authentication().dmarc().question().name(),
                "v=DMARC1; p=none; rua=mailto:dmarc-reports@" + reading.domain(),
                List.of());
    }
}
