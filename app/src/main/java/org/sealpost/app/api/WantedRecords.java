package org.sealpost.app.api;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.sealpost.protocol.Octets;
import org.sealpost.protocol.mtasts.PolicyId;
import org.sealpost.protocol.mtasts.StsPolicy;
import org.sealpost.protocol.mtasts.StsRecord;
import org.sealpost.publish.RecordSet;
import org.sealpost.publish.StampedId;
import org.sealpost.publish.cache.Fact;
import org.sealpost.publish.cache.History;
import org.sealpost.publish.cache.Subject;
import org.sealpost.publish.dns.Change;
import org.sealpost.publish.emit.Publication;
import org.sealpost.publish.plan.Desired;

/// The records that stand for what was approved, in the order of publishing.
///
/// @param before what may be published at once
/// @param after what waits until the policy is served everywhere (RFC 8461 §8.1)
record WantedRecords(Desired desired, List<RecordSet> before, List<RecordSet> after) {
    WantedRecords {
        before = List.copyOf(before);
        after = List.copyOf(after);
    }

    /// @param history says which id the policy has already; a new one is made where it has none
    static WantedRecords of(Desired desired, History history, Instant now) {
        var before = new ArrayList<>(desired.hosting().address());
        desired.reporting()
                .ifPresent(text -> before.add(new RecordSet(
                        desired.reportingName(),
                        RecordSet.Type.TXT,
                        desired.hosting().ttl(),
                        List.of(text))));
        List<RecordSet> after = desired.policy()
                .map(policy -> led(desired, id(policy, history, now)))
                .orElse(List.of());
        return new WantedRecords(desired, before, after);
    }

    private static List<RecordSet> led(Desired desired, PolicyId id) {
        var all = new ArrayList<RecordSet>();
        all.add(new RecordSet(
                desired.idName(),
                RecordSet.Type.TXT,
                desired.hosting().ttl(),
                List.of(StsRecord.of(id).render())));
        desired.hosting()
                .delegate()
                .ifPresent(target -> all.add(new RecordSet(
                        desired.recordName(),
                        RecordSet.Type.CNAME,
                        desired.hosting().ttl(),
                        List.of(target.ascii()))));
        return all;
    }

    /// The one that stands, as long as it is that of this policy.
    private static PolicyId id(StsPolicy policy, History history, Instant now) {
        Octets body = Octets.utf8(policy.render());
        return history.open(Subject.ID).stream()
                .flatMap(each -> each.fact() instanceof Fact.Id(PolicyId id, var _) ? Stream.of(id) : Stream.empty())
                .filter(id -> history.bodyOf(id).filter(body::equals).isPresent())
                .findFirst()
                .orElseGet(() -> StampedId.of(body, now).id());
    }

    List<RecordSet> all() {
        return Stream.concat(before.stream(), after.stream()).toList();
    }

    /// What of it stands at the domain and below.
    Publication publication() {
        return new Publication(desired.domain(), changes(before), changes(after));
    }

    private List<Change> changes(List<RecordSet> all) {
        return all.stream()
                .filter(each -> each.name().isAtOrBelow(desired.domain()))
                .map(each -> new Change(each.name(), Optional.empty(), Optional.of(each)))
                .toList();
    }
}
