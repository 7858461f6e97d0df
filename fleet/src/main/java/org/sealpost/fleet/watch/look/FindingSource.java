package org.sealpost.fleet.watch.look;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.sealpost.check.Aspect;
import org.sealpost.check.Finding;
import org.sealpost.check.FindingCode;
import org.sealpost.check.Judge;
import org.sealpost.check.Verdict;
import org.sealpost.check.time.Judged;
import org.sealpost.check.time.Sighting;
import org.sealpost.fleet.watch.Cause;
import org.sealpost.fleet.watch.Symptom;
import org.sealpost.observe.facts.DomainFacts;
import org.sealpost.observe.facts.Part;
import org.sealpost.protocol.mtasts.Mode;

/// The findings of a check.
public final class FindingSource implements Source {
    private static final Map<String, FindingCode> CODES =
            Judge.codes().stream().collect(Collectors.toMap(FindingCode::id, Function.identity(), (one, _) -> one));

    private final DomainFacts facts;
    private final Judged judged;
    private final List<Symptom> symptoms;

    /// @param mode of the policy that is or was last seen
    public FindingSource(DomainFacts facts, Verdict verdict, Optional<Mode> mode, Wording wording) {
        this.facts = facts;
        this.judged = new Judged(verdict, Sighting.of(facts, verdict));
        this.symptoms = (Memory.isMissing(facts) ? Stream.<Finding>empty() : verdict.findings().stream())
                .filter(finding -> lookedAt(finding.code().aspect()))
                .flatMap(finding -> Levels.of(finding.code(), mode)
                        .map(level -> new Symptom(
                                new Cause(facts.domain(), finding.code().id(), finding.subject()),
                                level,
                                wording.finding(finding)))
                        .stream())
                .toList();
    }

    @Override
    public List<Symptom> symptoms() {
        return symptoms;
    }

    @Override
    public boolean knows(Cause cause) {
        return CODES.containsKey(cause.what());
    }

    @Override
    public boolean reaches(Cause cause) {
        return Optional.ofNullable(CODES.get(cause.what()))
                .map(code -> !Memory.isMissing(facts)
                        && lookedAt(code.aspect())
                        && judged.counts(new Sighting.Said(cause.what(), cause.subject(), code.severity())))
                .orElse(true);
    }

    /// Whether there is a symptom of this aspect.
    boolean tells(Aspect aspect, Symptom other) {
        return symptoms.stream()
                .anyMatch(each -> aspectOf(each.cause()).filter(aspect::equals).isPresent()
                        && each.level().atLeast(other.level())
                        && (aspect != Aspect.MX_AGAINST_POLICY
                                || each.cause().subject().equals(other.cause().subject())));
    }

    private static Optional<Aspect> aspectOf(Cause cause) {
        return Optional.ofNullable(CODES.get(cause.what())).map(FindingCode::aspect);
    }

    private boolean lookedAt(Aspect aspect) {
        Set<Part> without = facts.vantage().without();
        return needs(aspect).stream().noneMatch(without::contains);
    }

    private static Set<Part> needs(Aspect aspect) {
        return switch (aspect) {
            case STS_RECORD -> Set.of(Part.RECORD);
            case POLICY_FILE, POLICY_CERTIFICATE -> Set.of(Part.POLICY);
            case MX_AGAINST_POLICY -> Set.of(Part.POLICY, Part.MX);
            case MX_TLS -> Set.of(Part.MX, Part.SMTP);
            case DANE -> Set.of(Part.MX, Part.SMTP, Part.DANE);
            case TLS_RPT -> Set.of(Part.TLS_RPT);
            case NAME_SERVERS -> Set.of(Part.NAME_SERVERS);
            case AUTHENTICATION -> Set.of(Part.AUTHENTICATION);
            case CHANGES -> Set.of();
        };
    }
}
