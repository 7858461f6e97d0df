package org.sealpost.check.expect;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.sealpost.observe.facts.DomainFacts;
import org.sealpost.observe.facts.Part;
import org.sealpost.protocol.mtasts.Mode;
import org.sealpost.protocol.mtasts.StsPolicy;

/// What the owner of a domain means the world to see; what is empty may be anything.
///
/// @param id of the MTA-STS record
/// @param policy the meaning of the policy file, whatever its line ends and the order of its hosts
/// @param mode of the policy
public record Expectation(Optional<String> id, Optional<StsPolicy> policy, Optional<Mode> mode) {
    public static final Expectation NONE = new Expectation(Optional.empty(), Optional.empty(), Optional.empty());

    public boolean isNone() {
        return equals(NONE);
    }

    /// What every place says that was asked. For the record: the resolver, each name server at each address, and each
    /// further resolver. For the policy, which has no `id` of its own: each address of the policy host.
    public List<Held> against(DomainFacts facts) {
        List<Held> all = new ArrayList<>();
        id.ifPresent(meant -> all.addAll(new RecordPlaces(facts, meant).all()));
        if (ofPolicy()) {
            all.addAll(new PolicyPlaces(this).of(facts.policyHost()));
        }
        return List.copyOf(all);
    }

    /// The parts of an observation that tell nothing about what was meant.
    public Set<Part> needless() {
        Set<Part> parts = new HashSet<>(Arrays.asList(Part.values()));
        if (id.isPresent()) {
            parts.removeAll(Set.of(Part.RECORD, Part.NAME_SERVERS));
        }
        if (ofPolicy()) {
            parts.remove(Part.POLICY);
        }
        return parts;
    }

    /// Whether the world sees what was meant: nobody says otherwise, nobody owes an answer, and what was not asked
    /// stands beside something that was.
    public static boolean met(List<Held> held) {
        Set<Subject> shown = held.stream()
                .filter(each -> each.match() == Match.AS_MEANT)
                .map(Held::subject)
                .collect(Collectors.toSet());
        return held.stream().allMatch(each -> switch (each.match()) {
            case AS_MEANT -> true;
            case NOT_ASKED -> shown.contains(each.subject());
            case OTHER, NO_ANSWER -> false;
        });
    }

    /// Whether a policy says what was meant.
    boolean metBy(StsPolicy seen) {
        return policy.map(meant -> alike(meant, seen)).orElse(true)
                && mode.map(meant -> meant == seen.mode()).orElse(true);
    }

    private boolean ofPolicy() {
        return policy.isPresent() || mode.isPresent();
    }

    private static boolean alike(StsPolicy meant, StsPolicy seen) {
        return meant.mode() == seen.mode()
                && meant.maxAge().equals(seen.maxAge())
                && new HashSet<>(meant.mx()).equals(new HashSet<>(seen.mx()))
                && meant.extensions().equals(seen.extensions());
    }

    /// What a place was asked for.
    public enum Subject {
        RECORD,
        POLICY
    }

    /// How what a place says stands to what was meant.
    public enum Match {
        AS_MEANT,
        OTHER,
        /// It was asked, and what it says is not known.
        NO_ANSWER,
        /// It cannot be asked from here, or is one too many.
        NOT_ASKED
    }

    /// What one place says.
    ///
    /// @param where such as `ns1.example.net [192.0.2.1]`
    /// @param seen untrusted
    public record Held(Subject subject, String where, String seen, Match match) {}
}
