package org.sealpost.app.publish;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.sealpost.app.access.audit.Actor;
import org.sealpost.app.access.audit.AuditEvent;
import org.sealpost.protocol.mtasts.MxPattern;
import org.sealpost.protocol.mtasts.StsPolicy;
import org.sealpost.protocol.name.DomainName;
import org.sealpost.publish.drift.DriftReport;
import org.sealpost.publish.plan.Desired;
import org.sealpost.publish.plan.Planning;
import org.sealpost.publish.plan.Terms;

/// What brings a domain back to what was approved, or approves what stands: always a plan that is shown
/// before it is begun.
public record Repairs(Changes changes) {
    /// How long before its end a certificate of ours is replaced.
    public static final Duration RENEWED = Duration.ofDays(14);

    /// What a look came to.
    public sealed interface Compared {
        /// Nothing is approved or applied, so nothing can have drifted.
        record Nothing() implements Compared {}

        /// Things change on purpose.
        record UnderWay() implements Compared {}

        record Looked(DriftReport report) implements Compared {}
    }

    /// Looks now.
    public Compared look(DomainName domain) {
        if (office().journal().underway(domain).isPresent()) {
            return new Compared.UnderWay();
        }
        return office().drift(domain, Optional.empty(), RENEWED)
                .<Compared>map(Compared.Looked::new)
                .orElseGet(Compared.Nothing::new);
    }

    /// Looks now, and keeps the plan that brings back what was approved, so that it can be begun.
    public Compared plan(Asker asker, DomainName domain) {
        Compared compared = look(domain);
        if (compared instanceof Compared.Looked(DriftReport report)) {
            report.plan().ifPresent(plan -> changes.propose(asker, plan));
        }
        return compared;
    }

    /// What stands and leads to the policy that was approved is known from now on; empty where nothing was applied. A
    /// plan comes of it only when it does not lead there.
    public Optional<Planning> takeOver(Asker asker, DomainName domain) {
        return office().journal().applied(domain).map(applied -> changes.plan(asker, applied, Terms.USUAL));
    }

    /// The plan after somebody said that a new MX host is theirs; empty where nothing is approved.
    public Optional<Planning> adopt(Asker asker, DomainName domain, DomainName host) {
        return office().journal().approved(domain).flatMap(approved -> {
            Set<DomainName> hosts = new TreeSet<>(approved.mx());
            hosts.add(host);
            List<MxPattern> patterns = new ArrayList<>(patterns(approved));
            if (approved.policy().filter(policy -> !policy.covers(host)).isPresent()) {
                patterns.add(MxPattern.of(host.ascii()));
            }
            return planned(asker, approved, hosts, patterns);
        });
    }

    /// The plan after somebody said that an MX host went on purpose; empty where nothing is approved, or
    /// when no host would be left.
    public Optional<Planning> release(Asker asker, DomainName domain, DomainName host) {
        return office().journal().approved(domain).flatMap(approved -> {
            Set<DomainName> hosts = new TreeSet<>(approved.mx());
            hosts.remove(host);
            if (hosts.isEmpty()) {
                return Optional.<Planning>empty();
            }
            List<MxPattern> patterns = patterns(approved).stream()
                    .filter(pattern -> hosts.stream().anyMatch(pattern::matches))
                    .toList();
            return planned(asker, approved, hosts, patterns);
        });
    }

    private static List<MxPattern> patterns(Desired approved) {
        return approved.policy().map(StsPolicy::mx).orElse(List.of());
    }

    private Optional<Planning> planned(Asker asker, Desired approved, Set<DomainName> hosts, List<MxPattern> patterns) {
        var next = new Desired(
                approved.domain(),
                approved.policy()
                        .map(policy -> new StsPolicy(policy.mode(), policy.maxAge(), patterns, policy.extensions())),
                hosts,
                approved.hosting(),
                approved.reporting());
        return Optional.of(changes.plan(asker, next, Terms.USUAL));
    }

    /// Somebody moved the domain on purpose: the next look notes the name servers that it has now.
    public void acceptNameServers(Asker asker, DomainName domain) {
        office().forgetNameServers(domain);
        changes.append(
                asker,
                AuditEvent.of(office().clock().instant(), Actor.of(asker.caller()), "name-servers.accept")
                        .on(domain));
    }

    private Office office() {
        return changes.office();
    }
}
