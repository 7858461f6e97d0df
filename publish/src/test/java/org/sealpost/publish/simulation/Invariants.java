package org.sealpost.publish.simulation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.sealpost.protocol.Octets;
import org.sealpost.protocol.mtasts.Mode;
import org.sealpost.protocol.mtasts.PolicyId;
import org.sealpost.protocol.mtasts.StsPolicy;
import org.sealpost.protocol.mtasts.StsRecord;
import org.sealpost.protocol.name.DomainName;
import org.sealpost.protocol.txt.TxtRecord;
import org.sealpost.publish.RecordSet;
import org.sealpost.publish.StampedId;
import org.sealpost.publish.cache.Caches;
import org.sealpost.publish.cache.Fact;
import org.sealpost.publish.plan.Ladder;
import org.sealpost.publish.rollout.EnforceGate.Answer;

/// What must be true at every moment of the true world, whatever the controller believes.
final class Invariants {
    private final World world;
    private final Memory memory;
    private final Set<String> broken = new LinkedHashSet<>();
    private final Map<String, Octets> bodies = new HashMap<>();
    private int pushes;
    private long oldReachable = Long.MIN_VALUE / 2;

    Invariants(World world, Memory memory) {
        this.world = world;
        this.memory = memory;
    }

    Set<String> broken() {
        return broken;
    }

    void broke(String what) {
        broken.add(what);
    }

    /// Looks at everything once.
    void judge() {
        rendered();
        List<StsPolicy> held = held();
        List<String> ids = ids();
        order(ids);
        coverage(held);
        promise(ids);
        removal(held, ids);
        model(held, ids);
    }

    /// I2, I6, I7, I13: of what was pushed since the last look.
    private void rendered() {
        for (; pushes < world.pushed.size(); pushes++) {
            Octets body = world.pushed.get(pushes);
            if (body.length() == 0) {
                continue;
            }
            StsPolicy policy = StsPolicy.parse(body).value().orElseThrow();
            if (!policy.render().equals(body.latin1()) || !body.latin1().startsWith("version: STSv1\r\n")) {
                broke("I13 a policy that does not come back from its text");
            }
            boolean before = pushes > 0
                    && StsPolicy.parse(world.pushed.get(pushes - 1))
                            .value()
                            .map(StsPolicy::mode)
                            .equals(Optional.of(Mode.ENFORCE));
            boolean elsewhere = pushes == 0 && world.old.isPresent();
            if (policy.mode() == Mode.ENFORCE && !before && !elsewhere) {
                if (!(world.gate instanceof Answer.Open)) {
                    broke("I6 enforce without evidence");
                }
                if (policy.maxAge().compareTo(Ladder.FIRST) > 0) {
                    broke("I7 enforce begins with a long max_age");
                }
            }
        }
        if (bodies.size() == world.pushAtId.size()) {
            return;
        }
        world.pushAtId.forEach((text, push) -> {
            Octets body = push == 0 ? Octets.EMPTY : world.pushed.get(push - 1);
            Octets known = bodies.putIfAbsent(text, body);
            if (known != null && !known.equals(body)) {
                broke("I2 one id for two bodies");
            }
            PolicyId id =
                    StsRecord.parse(TxtRecord.of(text)).value().orElseThrow().id();
            Optional<StampedId> stamped = StampedId.read(id);
            if (stamped.isPresent() && !stamped.get().names(body)) {
                boolean earlier = world.pushed.stream().anyMatch(stamped.get()::names);
                broke(earlier ? "I2 an id that names a body of before" : "I1 an id before its body");
            }
        });
    }

    /// L(t) as it is: every policy whose last copy may still be held.
    private List<StsPolicy> held() {
        var held = new ArrayList<StsPolicy>();
        for (var edge : world.edges) {
            for (World.Edge shown : edge.usable(
                    world.now,
                    each -> each.policy()
                            .map(policy -> policy.policy().maxAge().toSeconds())
                            .orElse(0L))) {
                shown.policy().map(Fact.Policy::policy).ifPresent(held::add);
            }
        }
        boolean old = addresses().stream()
                .anyMatch(set -> set.map(RecordSet::values).orElse(List.of()).contains("203.0.113.9"));
        if (old) {
            oldReachable = world.now;
        }
        world.old
                .flatMap(body -> StsPolicy.parse(body).value())
                .filter(policy -> oldReachable + policy.maxAge().toSeconds() > world.now)
                .ifPresent(held::add);
        return held;
    }

    private List<Optional<RecordSet>> addresses() {
        return world.resolvable(World.HOST, RecordSet.Type.A);
    }

    /// D*(t) as it is.
    private List<String> ids() {
        var ids = new ArrayList<String>();
        for (Optional<RecordSet> alias : world.resolvable(World.RECORD, RecordSet.Type.CNAME)) {
            DomainName at =
                    alias.map(set -> DomainName.of(set.values().getFirst())).orElse(World.RECORD);
            for (Optional<RecordSet> txt : world.resolvable(at, RecordSet.Type.TXT)) {
                txt.ifPresent(set -> ids.addAll(set.values()));
            }
        }
        return ids;
    }

    /// I1: no id is seen before every edge serves what it names, or something newer.
    private void order(List<String> ids) {
        for (String id : ids) {
            int push = world.pushAtId.getOrDefault(id, 0);
            for (var edge : world.edges) {
                if (edge.at(world.now).push() < push) {
                    broke("I1 an id before its body");
                }
            }
        }
    }

    /// I3, weak: whatever is enforced, some host of every set that resolvers give is covered and in order.
    private void coverage(List<StsPolicy> held) {
        for (Set<DomainName> hosts : world.resolvableMx()) {
            for (StsPolicy policy : held) {
                if (policy.mode() == Mode.ENFORCE
                        && hosts.stream().noneMatch(host -> policy.covers(host) && world.isReady(host))) {
                    broke("I3 a policy that may be enforced covers no host");
                }
            }
        }
    }

    /// I4: who sees a record gets a policy.
    private void promise(List<String> ids) {
        if (ids.isEmpty()) {
            return;
        }
        for (Optional<RecordSet> address : addresses()) {
            if (address.isEmpty()) {
                broke("I4 a record, and no policy host");
            } else if (address.get().values().contains("203.0.113.9")) {
                if (world.old.isEmpty()) {
                    broke("I4 a record, and the old host gone");
                }
            } else if (world.edges.stream()
                    .anyMatch(edge -> edge.at(world.now).policy().isEmpty())) {
                broke("I4 a record, and an edge that serves nothing");
            }
        }
    }

    /// I5: nothing stops before every policy but none has ended.
    private void removal(List<StsPolicy> held, List<String> ids) {
        boolean stopped = !world.pushed.isEmpty()
                && world.pushed.getLast().length() == 0
                && world.edges.stream()
                        .anyMatch(edge -> edge.at(world.now).push() > 0
                                && edge.at(world.now).policy().isEmpty());
        if (stopped && (!ids.isEmpty() || held.stream().anyMatch(policy -> policy.mode() != Mode.NONE))) {
            broke("I5 stopped while a policy may be held");
        }
    }

    /// The model never says less than the truth.
    private void model(List<StsPolicy> held, List<String> ids) {
        if (memory.history(World.DOMAIN).stood().isEmpty()) {
            return;
        }
        var caches = new Caches(memory.history(World.DOMAIN), world.instant());
        if (!caches.policies().containsAll(held)) {
            broke("a policy that may be held, and the model does not know");
        }
        List<PolicyId> known = caches.ids();
        if (!ids.stream().allMatch(text -> known.stream().anyMatch(id -> text.contains(id.text())))) {
            broke("an id that may be seen, and the model does not know");
        }
        if (!caches.mxSets().containsAll(world.resolvableMx())) {
            broke("MX hosts that may be seen, and the model does not know");
        }
        // I7: the date that is shown is never too early.
        for (StsPolicy policy : held) {
            if (policy.mode() == Mode.ENFORCE && !caches.rollbackEnds().isAfter(world.instant())) {
                broke("I7 a rollback date that is too early");
            }
        }
        Duration most = held.stream()
                .filter(policy -> policy.mode() == Mode.ENFORCE)
                .map(StsPolicy::maxAge)
                .max(Duration::compareTo)
                .orElse(Duration.ZERO);
        if (caches.rollbackEnds().isAfter(world.instant().plus(most).plus(Duration.ofDays(370)))) {
            broke("I7 a rollback date beyond all reason");
        }
    }
}
