package org.sealpost.fleet.watch.look;

import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.sealpost.check.Aspect;
import org.sealpost.check.Outcome;
import org.sealpost.check.Reading;
import org.sealpost.check.Severity;
import org.sealpost.check.Verdict;
import org.sealpost.observe.facts.DomainFacts;
import org.sealpost.observe.facts.Lookup;
import org.sealpost.observe.facts.MxRecord;
import org.sealpost.protocol.mtasts.Mode;

/// The two parts of a verdict that are looked at at different times: what DNS and the policy tell, and the mail
/// servers.
final class Parts {
    /// By which of two parts the whole is judged.
    static final List<Outcome> WORST_FIRST =
            List.of(Outcome.FAIL, Outcome.UNKNOWN, Outcome.WARN, Outcome.PASS, Outcome.NOT_APPLICABLE);

    private static final Set<Aspect> SERVERS = EnumSet.of(Aspect.MX_TLS, Aspect.DANE);
    private static final Set<Aspect> BESIDE = EnumSet.of(Aspect.AUTHENTICATION, Aspect.CHANGES);

    private Parts() {}

    static Outcome records(DomainFacts facts, Verdict verdict) {
        boolean optedOut =
                Reading.of(facts).mode().filter(mode -> mode == Mode.NONE).isPresent();
        Set<Aspect> aspects = EnumSet.allOf(Aspect.class);
        aspects.removeAll(SERVERS);
        aspects.removeAll(BESIDE);
        if (optedOut) {
            aspects.remove(Aspect.MX_AGAINST_POLICY);
        }
        return outcome(facts, verdict, aspects);
    }

    static Outcome servers(DomainFacts facts, Verdict verdict) {
        return outcome(facts, verdict, SERVERS);
    }

    private static Outcome outcome(DomainFacts facts, Verdict verdict, Set<Aspect> aspects) {
        if (verdict.outcome() == Outcome.NOT_APPLICABLE) {
            return Outcome.NOT_APPLICABLE;
        }
        boolean open = Reading.of(facts).applicabilityUnknown();
        return verdict.findings().stream()
                .filter(finding -> aspects.contains(finding.code().aspect()))
                .map(finding -> finding.code().severity())
                .filter(severity -> severity != Severity.NOTICE)
                .min(Comparator.naturalOrder())
                .map(worst -> switch (worst) {
                    case ERROR -> open ? Outcome.UNKNOWN : Outcome.FAIL;
                    case UNKNOWN -> Outcome.UNKNOWN;
                    case WARNING -> Outcome.WARN;
                    case NOTICE -> Outcome.PASS;
                })
                .orElse(Outcome.PASS);
    }

    /// The mail servers that DNS names, as one text; empty when it gave no answer.
    static Optional<String> hosts(DomainFacts facts) {
        return switch (facts.mail().mx()) {
            case Lookup.Found<MxRecord> found ->
                Optional.of(found.records().stream()
                        .map(MxRecord::exchange)
                        .distinct()
                        .sorted()
                        .collect(Collectors.joining(" ")));
            case Lookup.Absent<MxRecord> absent -> absent.nameExists() ? Optional.of("") : Optional.empty();
            case Lookup.Failed<MxRecord> _ -> Optional.empty();
        };
    }
}
