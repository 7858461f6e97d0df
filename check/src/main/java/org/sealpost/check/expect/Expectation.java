package org.sealpost.check.expect;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sealpost.check.seen.Seen;
import org.sealpost.observe.facts.DomainFacts;
import org.sealpost.observe.facts.Lookup;
import org.sealpost.observe.facts.PolicyAttempt;
import org.sealpost.observe.facts.PolicyFetch;
import org.sealpost.protocol.mtasts.Mode;
import org.sealpost.protocol.mtasts.StsPolicy;
import org.sealpost.protocol.mtasts.StsRecord;
import org.sealpost.protocol.txt.TxtRecord;

/// What the owner of a domain means the world to see; what is empty may be anything.
///
/// @param id of the MTA-STS record
/// @param policy the meaning of the policy file, whatever its line ends
/// @param mode of the policy
public record Expectation(Optional<String> id, Optional<StsPolicy> policy, Optional<Mode> mode) {
    public static final Expectation NONE = new Expectation(Optional.empty(), Optional.empty(), Optional.empty());

    public boolean isNone() {
        return equals(NONE);
    }

    /// What every place says that was asked: DNS for the record, each address of the policy host for the policy.
    public List<Held> against(DomainFacts facts) {
        List<Held> all = new ArrayList<>();
        id.ifPresent(meant -> all.add(record(facts.stsTxt(), meant)));
        if (policy.isPresent() || mode.isPresent()) {
            List<PolicyAttempt> attempts = facts.policyHost().attempts();
            if (attempts.isEmpty()) {
                all.add(new Held(facts.policyHost().addresses().host().ascii(), "no address", Match.NO_ANSWER));
            }
            attempts.forEach(attempt -> all.add(policy(facts, attempt)));
        }
        return List.copyOf(all);
    }

    private static Held record(Lookup<TxtRecord> lookup, String meant) {
        String where = lookup.question().toString();
        return switch (lookup) {
            case Lookup.Failed<TxtRecord> failed -> new Held(where, Seen.word(failed.fault()), Match.NO_ANSWER);
            case Lookup.Absent<TxtRecord> _ -> new Held(where, "no record", Match.OTHER);
            case Lookup.Found<TxtRecord> found -> record(where, found.records(), meant);
        };
    }

    private static Held record(String where, List<TxtRecord> records, String meant) {
        Optional<String> seen = StsRecord.select(records)
                .parsed()
                .value()
                .map(record -> record.id().text());
        return new Held(
                where,
                seen.map(id -> "id " + id).orElse("no usable record"),
                seen.equals(Optional.of(meant)) ? Match.AS_MEANT : Match.OTHER);
    }

    private Held policy(DomainFacts facts, PolicyAttempt attempt) {
        String where =
                facts.policyHost().addresses().host() + " [" + attempt.address().text() + "]";
        if (!(attempt.outcome() instanceof PolicyFetch.Served served)) {
            boolean silent = attempt.outcome() instanceof PolicyFetch.Unreachable
                    || attempt.outcome() instanceof PolicyFetch.TooSlow;
            return new Held(where, "no policy", silent ? Match.NO_ANSWER : Match.OTHER);
        }
        Optional<StsPolicy> seen = StsPolicy.parse(served.answer().body()).value();
        if (seen.isEmpty()) {
            return new Held(where, "an unusable policy", Match.OTHER);
        }
        boolean met =
                (policy.isEmpty() || policy.equals(seen)) && (mode.isEmpty() || mode.equals(seen.map(StsPolicy::mode)));
        return new Held(where, words(seen.get()), met ? Match.AS_MEANT : Match.OTHER);
    }

    private static String words(StsPolicy policy) {
        return "mode " + policy.mode().word() + ", max_age "
                + policy.maxAge().toSeconds() + ", "
                + String.join(
                        " ", policy.mx().stream().map(pattern -> pattern.text()).toList());
    }

    /// How what a place says stands to what was meant.
    public enum Match {
        AS_MEANT,
        OTHER,
        NO_ANSWER
    }

    /// What one place says.
    ///
    /// @param seen untrusted
    public record Held(String where, String seen, Match match) {}
}
