package org.sealpost.check;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.sealpost.check.nameservers.ServersSeen;
import org.sealpost.check.seen.Seen;
import org.sealpost.observe.facts.Part;
import org.sealpost.protocol.mtasts.Mode;
import org.sealpost.protocol.mtasts.StsRecord;
import org.sealpost.protocol.txt.TxtSelection;

/// Sums up what the rules of each aspect say.
final class AspectJudge {
    private final Reading reading;
    private final Map<Aspect, List<Judgement>> judgements = new EnumMap<>(Aspect.class);
    private final Map<Aspect, List<Finding>> findings = new EnumMap<>(Aspect.class);

    AspectJudge(Reading reading) {
        this.reading = reading;
        for (Aspect aspect : Aspect.values()) {
            judgements.put(aspect, new ArrayList<>());
            findings.put(aspect, new ArrayList<>());
        }
    }

    void add(Rule rule, Judgement judgement) {
        judgements.computeIfAbsent(rule.aspect(), key -> new ArrayList<>()).add(judgement);
        for (Finding finding : of(judgement)) {
            findings.computeIfAbsent(finding.code().aspect(), key -> new ArrayList<>())
                    .add(finding);
        }
    }

    static List<Finding> of(Judgement judgement) {
        return switch (judgement) {
            case Judgement.Broken(List<Finding> broken) -> broken;
            case Judgement.Unknown(List<Finding> reasons) -> reasons;
            case Judgement.Holds(List<Evidence> evidence) -> List.of();
            case Judgement.NotApplicable(String reason) -> List.of();
        };
    }

    List<AspectVerdict> verdicts() {
        var all = new ArrayList<AspectVerdict>();
        for (Aspect aspect : Aspect.ofOneLook()) {
            Outcome outcome = aspect == Aspect.STS_RECORD ? record() : outcome(aspect);
            all.add(new AspectVerdict(aspect, outcome, telling(aspect)));
        }
        return all;
    }

    private Outcome outcome(Aspect aspect) {
        if (!reading.applicable()) {
            return Outcome.NOT_APPLICABLE;
        }
        return findings.getOrDefault(aspect, List.of()).stream()
                .map(finding -> finding.code().severity())
                .filter(severity -> severity != Severity.NOTICE)
                .min(Severity::compareTo)
                .map(worst -> switch (worst) {
                    case ERROR -> Outcome.FAIL;
                    case UNKNOWN -> Outcome.UNKNOWN;
                    case WARNING -> Outcome.WARN;
                    case NOTICE -> Outcome.PASS;
                })
                .orElseGet(() -> withoutFault(aspect));
    }

    /// Where nothing is wrong, it may be because there was nothing to judge.
    private Outcome withoutFault(Aspect aspect) {
        boolean policyNotKnown = reading.policy() instanceof PolicySeen.NotKnown && !reading.leftOut(Part.POLICY);
        boolean mailNotKnown = reading.mail() instanceof MailSeen.NotKnown && !reading.leftOut(Part.MX);
        boolean notKnown = switch (aspect) {
            case POLICY_FILE, POLICY_CERTIFICATE -> policyNotKnown;
            case MX_AGAINST_POLICY -> policyNotKnown || mailNotKnown;
            case MX_TLS -> mailNotKnown && !reading.leftOut(Part.SMTP);
            case NAME_SERVERS ->
                !reading.leftOut(Part.NAME_SERVERS)
                        && !ServersSeen.anySound(reading.facts().nameServers());
            case STS_RECORD, DANE, TLS_RPT, CHANGES, AUTHENTICATION -> false;
        };
        boolean asked = switch (aspect) {
            case POLICY_FILE -> reading.policy() instanceof PolicySeen.Served;
            case POLICY_CERTIFICATE -> !reading.leftOut(Part.POLICY);
            case MX_AGAINST_POLICY ->
                !reading.leftOut(Part.MX)
                        && reading.mode().filter(mode -> mode != Mode.NONE).isPresent();
            case STS_RECORD, MX_TLS, DANE, TLS_RPT, NAME_SERVERS, CHANGES, AUTHENTICATION -> true;
        };
        if (notKnown) {
            return Outcome.UNKNOWN;
        }
        boolean holds = judgements.getOrDefault(aspect, List.of()).stream().anyMatch(Judgement.Holds.class::isInstance);
        return holds && asked ? Outcome.PASS : Outcome.NOT_APPLICABLE;
    }

    /// The record by itself, whatever RFC 8461 makes of it for the domain: pass for exactly one `v=STSv1;`
    /// record with an `id`, warn for one that cannot be used, fail for none.
    private Outcome record() {
        if (!reading.applicable() || reading.leftOut(Part.RECORD)) {
            return Outcome.NOT_APPLICABLE;
        }
        if (reading.record().isEmpty()) {
            return Outcome.UNKNOWN;
        }
        TxtSelection<StsRecord> selection = reading.record().get();
        if (selection.parsed().value().isPresent()) {
            return selection.candidates() == 1 ? Outcome.PASS : Outcome.WARN;
        }
        return selection.candidates() > 0 || anyBeginsAsRecord() ? Outcome.WARN : Outcome.FAIL;
    }

    /// Whether a text has the version and then not the semicolon.
    private boolean anyBeginsAsRecord() {
        return reading.facts().stsTxt().found().stream()
                .flatMap(found -> found.records().stream())
                .anyMatch(record -> record.joined().latin1().matches("(?s)v=STSv1(?![0-9A-Za-z]).*"));
    }

    private List<Evidence> telling(Aspect aspect) {
        if (aspect == Aspect.STS_RECORD) {
            return Seen.txt(reading.facts().stsTxt());
        }
        List<Evidence> held = judgements.getOrDefault(aspect, List.of()).stream()
                .filter(Judgement.Holds.class::isInstance)
                .map(Judgement.Holds.class::cast)
                .flatMap(holds -> holds.evidence().stream())
                .distinct()
                .toList();
        return findings.getOrDefault(aspect, List.of()).stream()
                .filter(finding -> finding.code().severity() != Severity.NOTICE)
                .min(Comparator.comparing(finding -> finding.code().severity()))
                .map(Finding::evidence)
                .orElse(held);
    }
}
