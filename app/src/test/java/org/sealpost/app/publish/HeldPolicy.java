package org.sealpost.app.publish;

import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.sealpost.observe.facts.PolicyFetch;
import org.sealpost.observe.net.Deadline;
import org.sealpost.protocol.mtasts.Mode;
import org.sealpost.protocol.mtasts.StsPolicy;
import org.sealpost.protocol.mtasts.StsRecord;
import org.sealpost.protocol.name.IpAddress;
import org.sealpost.protocol.txt.TxtRecord;

/// The policy that one sender holds, kept for its whole `max_age` and no longer (RFC 8461 §3.3, §5.1).
final class HeldPolicy {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Habit habit;
    private final NameCache names;
    private final Wire wire;
    private final InstantSource clock;
    private Optional<Held> held = Optional.empty();
    private Instant looked = Instant.MIN;
    private int fetches;

    private record Held(String id, StsPolicy policy, Instant until) {}

    HeldPolicy(Habit habit, NameCache names, Wire wire, InstantSource clock) {
        this.habit = habit;
        this.names = names;
        this.wire = wire;
        this.clock = clock;
    }

    /// What is to be applied to a mail now, after a look if that is its habit.
    Optional<StsPolicy> now() {
        Instant now = clock.instant();
        held = held.filter(each -> each.until().isAfter(now));
        boolean due = switch (habit.looks()) {
            case EACH_MAIL -> true;
            case EACH_DAY -> held.isEmpty() || !looked.plus(Duration.ofDays(1)).isAfter(now);
            case AT_THE_END -> held.isEmpty();
        };
        if (due) {
            look(habit.looks() == Habit.Looks.EACH_DAY);
        }
        return held.map(Held::policy);
    }

    /// RFC 8461 §5.1: before a mail is given up the `id` is asked for once more.
    Optional<StsPolicy> again() {
        look(false);
        return held.map(Held::policy);
    }

    boolean enforces() {
        return held.filter(each -> each.policy().mode() == Mode.ENFORCE).isPresent();
    }

    private void look(boolean whateverTheId) {
        Instant now = clock.instant();
        looked = now;
        Optional<String> id = id();
        if (id.isEmpty() || (!whateverTheId && held.map(Held::id).equals(id))) {
            return;
        }
        // What cannot be fetched changes nothing that is held.
        fetch().ifPresent(policy -> held = Optional.of(new Held(id.get(), policy, now.plus(policy.maxAge()))));
    }

    private Optional<String> id() {
        List<TxtRecord> records = names.ask(SmallInternet.DOMAIN.child("_mta-sts"), "TXT").orElse(List.of()).stream()
                .map(TxtRecord::of)
                .toList();
        return StsRecord.select(records)
                .parsed()
                .value()
                .map(record -> record.id().toString());
    }

    private Optional<StsPolicy> fetch() {
        fetches++;
        if (habit.unreachable() > 0 && fetches % habit.unreachable() == 0) {
            return Optional.empty();
        }
        return names.ask(SmallInternet.POLICY_HOST, "A").orElse(List.of()).stream()
                .findFirst()
                .map(address -> IpAddress.of(InetAddress.ofLiteral(address).getAddress()))
                .map(address -> wire.fetcher().fetch(SmallInternet.POLICY_HOST, address, Deadline.after(PATIENCE)))
                .flatMap(attempt -> attempt.outcome() instanceof PolicyFetch.Served(var answer, var _)
                        ? StsPolicy.parse(answer.body()).value()
                        : Optional.empty());
    }
}
