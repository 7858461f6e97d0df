package org.sealpost.app.publish;

import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sealpost.observe.facts.SmtpOutcome;
import org.sealpost.observe.net.Deadline;
import org.sealpost.observe.smtp.Delivery.Result;
import org.sealpost.observe.smtp.Letter;
import org.sealpost.observe.smtp.MailAddress;
import org.sealpost.protocol.mtasts.Mode;
import org.sealpost.protocol.mtasts.StsPolicy;
import org.sealpost.protocol.name.DomainName;
import org.sealpost.protocol.name.IpAddress;

/// A sender of mail for the domain, with its own caches and its own queue (RFC 8461 §5).
final class MailSender {
    /// RFC 5321 §4.5.4.1: 4 to 5 days.
    private static final Duration LONGEST_TRY = Duration.ofDays(5);

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final String name;
    private final Habit habit;
    private final FastClock clock;
    private final Wire wire;
    private final NameCache names;
    private final HeldPolicy policy;
    private final Tally tally = new Tally();
    private final SessionBook sessions = new SessionBook();
    private final Deque<Instant> queue = new ArrayDeque<>();
    private final Instant born;
    private Instant next;

    MailSender(String name, Habit habit, FastClock clock, Wire wire) {
        this.name = name;
        this.habit = habit;
        this.clock = clock;
        this.wire = wire;
        this.names = new NameCache(wire.dialogue(), clock, habit.names());
        this.policy = new HeldPolicy(habit, names, wire, clock);
        this.born = clock.instant();
        this.next = born.plus(habit.begins(), ChronoUnit.DAYS);
    }

    /// How one attempt ended.
    private enum End {
        TAKEN,
        LATER,
        NEVER
    }

    /// Sends what is due now, and tries again what waits.
    void work() {
        Instant now = clock.instant();
        if (habit.sleeps().on(ChronoUnit.DAYS.between(born, now))) {
            return;
        }
        for (int waiting = queue.size(); waiting > 0; waiting--) {
            attempt(queue.removeFirst(), false);
        }
        if (!next.isAfter(now)) {
            next = now.plus(habit.every());
            attempt(now, true);
        }
    }

    private void attempt(Instant queued, boolean first) {
        switch (handOver(policy.now())) {
            case TAKEN -> tally.delivered(first);
            case NEVER -> tally.failed(why());
            case LATER -> {
                boolean late = !queued.plus(LONGEST_TRY).isAfter(clock.instant());
                if (!habit.lawful()) {
                    tally.failed(why());
                } else if (!late) {
                    tally.deferred(first, why());
                    queue.addLast(queued);
                } else if (handOver(policy.again()) == End.TAKEN) {
                    tally.delivered(first);
                } else {
                    tally.failed(why());
                }
            }
        }
    }

    private String why() {
        return clock.instant() + (policy.enforces() ? " under enforce" : " without enforce");
    }

    /// RFC 8461 §5.1: the hosts in their order, those that the policy does not allow left out.
    private End handOver(Optional<StsPolicy> applied) {
        boolean enforced = applied.filter(each -> each.mode() == Mode.ENFORCE).isPresent();
        End end = End.LATER;
        for (DomainName host : hosts()) {
            boolean covered = applied.map(each -> each.mode() == Mode.NONE || each.covers(host))
                    .orElse(true);
            if (!covered) {
                sessions.failed(applied, clock.instant(), "validation-failure", host);
                if (enforced) {
                    continue;
                }
            }
            for (IpAddress address : addresses(host)) {
                Result result = wire.delivery()
                        .deliver(
                                host,
                                address,
                                letter(),
                                seen -> allowed(applied, enforced, covered, host, seen),
                                Deadline.after(PATIENCE))
                        .result();
                switch (result) {
                    case Result.Taken _ -> {
                        return End.TAKEN;
                    }
                    case Result.Refused(String _, var reply) when !reply.temporary() -> end = End.NEVER;
                    case Result.Refused _, Result.TooLarge _, Result.NotAllowed _, Result.Broken _ -> {}
                }
            }
        }
        return end;
    }

    /// RFC 8461 §4.2; without `enforce` any session does.
    private boolean allowed(
            Optional<StsPolicy> applied, boolean enforced, boolean covered, DomainName host, SmtpOutcome seen) {
        boolean sound =
                seen instanceof SmtpOutcome.Secured secured && secured.tls().valid();
        if (sound && covered) {
            sessions.sound(applied, clock.instant());
        } else if (!sound) {
            sessions.failed(
                    applied,
                    clock.instant(),
                    seen instanceof SmtpOutcome.Secured ? "certificate-not-trusted" : "starttls-not-supported",
                    host);
        }
        return sound || !enforced;
    }

    private List<DomainName> hosts() {
        record Exchange(int preference, DomainName host) {}
        var all = new ArrayList<Exchange>();
        for (String data : names.ask(SmallInternet.DOMAIN, "MX").orElse(List.of())) {
            String[] words = data.split(" ", 2);
            all.add(new Exchange(Integer.parseInt(words[0]), DomainName.of(words[1])));
        }
        return all.stream()
                .sorted(Comparator.comparingInt(Exchange::preference))
                .map(Exchange::host)
                .toList();
    }

    private List<IpAddress> addresses(DomainName host) {
        return names.ask(host, "A").orElse(List.of()).stream()
                .map(text -> IpAddress.of(InetAddress.ofLiteral(text).getAddress()))
                .toList();
    }

    private Letter letter() {
        var headers = new LinkedHashMap<>(Map.of("Subject", name + " at " + clock.instant()));
        return new Letter(
                new MailAddress("someone", DomainName.of("sender.example")),
                new MailAddress("ada", SmallInternet.DOMAIN),
                headers,
                List.of("It is a mail like any other."));
    }

    @Override
    public String toString() {
        return name + ": " + tally;
    }

    String name() {
        return name;
    }

    Habit habit() {
        return habit;
    }

    Tally tally() {
        return tally;
    }

    SessionBook sessions() {
        return sessions;
    }

    NameCache names() {
        return names;
    }
}
