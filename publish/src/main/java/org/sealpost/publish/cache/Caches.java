package org.sealpost.publish.cache;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.sealpost.protocol.mtasts.Mode;
import org.sealpost.protocol.mtasts.PolicyId;
import org.sealpost.protocol.mtasts.StsPolicy;
import org.sealpost.protocol.name.DomainName;

/// What lawful senders may hold of a domain at one time: the model behind every wait.
///
/// A policy v that was last served at s may be applied until E(v) = s + `max_age` (RFC 8461 §3.2 and §5.1); L(t) is
/// every policy whose E(v) is still to come. D*(t) and M*(t) are the ids and MX sets that resolvers may still hold.
public record Caches(History history, Instant at) {
    /// L(t): every policy a lawful sender may still apply.
    public List<StsPolicy> policies() {
        return policyTimes().map(each -> policy(each)).distinct().toList();
    }

    /// L(t) of one mode.
    public List<StsPolicy> policies(Mode mode) {
        return policies().stream().filter(policy -> policy.mode() == mode).toList();
    }

    /// D*(t): every id a resolver may still answer with.
    public List<PolicyId> ids() {
        return facts(Fact.Id.class).map(Fact.Id::id).distinct().toList();
    }

    /// M*(t): every set of MX hosts a resolver may still answer with.
    public List<Set<DomainName>> mxSets() {
        return facts(Fact.Mx.class).map(Fact.Mx::hosts).distinct().toList();
    }

    /// The latest E(v) of the policies in L(t) that `which` is true of; now if there are none. A policy that is still
    /// served counts as if it ended now.
    public Instant expiry(Predicate<StsPolicy> which) {
        return latest(policyTimes().filter(each -> which.test(policy(each))));
    }

    /// Until when some lawful sender may enforce something: what a rollback that begins now must outlast.
    public Instant rollbackEnds() {
        return expiry(policy -> policy.mode() == Mode.ENFORCE);
    }

    /// When the last lawful sender has forgotten every policy that is not `none`. RFC 8461 §8.3: an older version may
    /// have the larger `max_age`.
    public Instant retired() {
        return expiry(policy -> policy.mode() != Mode.NONE);
    }

    /// When every policy that may then be enforced covers one of these hosts (`weak`), or all of them. What is served
    /// and does not cover them counts as if it ended now, so it must be replaced first.
    public Instant covers(Collection<DomainName> hosts, boolean all) {
        return expiry(policy -> policy.mode() == Mode.ENFORCE && !covers(policy, hosts, all));
    }

    static boolean covers(StsPolicy policy, Collection<DomainName> hosts, boolean all) {
        return hosts.isEmpty()
                || (all
                        ? hosts.stream().allMatch(policy::covers)
                        : hosts.stream().anyMatch(policy::covers));
    }

    /// When resolvers have forgotten whatever of this subject was taken away.
    public Instant forgotten(Subject subject) {
        return latest(history.stood().stream()
                .filter(each -> each.fact().subject() == subject && !each.open() && each.usable(at)));
    }

    /// Whether this host can still be found through DNS.
    public boolean mayBeTried(DomainName host) {
        return mxSets().stream().anyMatch(hosts -> hosts.contains(host));
    }

    private Instant latest(Stream<Stood> times) {
        return times.map(each -> each.expires(at)).max(Instant::compareTo).orElse(at);
    }

    private Stream<Stood> policyTimes() {
        return history.stood().stream().filter(each -> each.fact() instanceof Fact.Policy && each.usable(at));
    }

    private static StsPolicy policy(Stood each) {
        if (each.fact() instanceof Fact.Policy fact) {
            return fact.policy();
        }
        throw new IllegalStateException("not a policy: " + each);
    }

    private <F extends Fact> Stream<F> facts(Class<F> type) {
        return history.stood().stream()
                .filter(each -> type.isInstance(each.fact()) && each.usable(at))
                .map(each -> type.cast(each.fact()));
    }
}
