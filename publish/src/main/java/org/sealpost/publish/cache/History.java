package org.sealpost.publish.cache;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.sealpost.protocol.Octets;
import org.sealpost.protocol.mtasts.PolicyId;

/// What the world could see of one domain, and when. A value: an event makes a new one.
///
/// @param stood every fact with its time, in the order of its beginning; the same fact once for each time it stood
public record History(List<Stood> stood) {
    /// An edge or name server that was told something follows within this time, or never.
    public static final Duration FLIGHT = Duration.ofHours(1);

    public static final History EMPTY = new History(List.of());

    public History {
        stood = List.copyOf(stood);
    }

    /// All events in their order.
    public static History of(List<Event> events) {
        return EMPTY.with(events);
    }

    public History with(Event event) {
        return with(List.of(event));
    }

    /// This and what came after it.
    public History with(List<Event> events) {
        if (events.isEmpty()) {
            return this;
        }
        var all = new ArrayList<>(stood);
        for (Event event : events) {
            add(all, event);
        }
        return new History(all);
    }

    private static void add(List<Stood> all, Event event) {
        boolean there = false;
        Instant end = event.fact().subject() == Subject.POLICY ? lastReached(all, event.at()) : event.at();
        for (int i = 0; i < all.size(); i++) {
            Stood each = all.get(i);
            if (!each.open() || each.fact().subject() != event.fact().subject()) {
                continue;
            }
            if (each.fact().equals(event.fact())) {
                there = true;
            } else if (event.alone()) {
                all.set(i, each.closed(event.how() == Event.How.FOUND ? inFlight(each, end) : end));
            }
        }
        if (!there) {
            all.add(new Stood(event.fact(), event.at(), Optional.empty()));
        }
    }

    /// What edges or name servers were told a moment ago, and was given up, may still come up on one of them.
    private static Instant inFlight(Stood each, Instant end) {
        Instant landed = each.from().plus(FLIGHT);
        boolean ours = each.fact().subject() == Subject.POLICY || each.fact().subject() == Subject.ID;
        return ours && landed.isAfter(end) ? landed : end;
    }

    /// A policy is served for as long as someone may still be led to a host that served it: what our edges answer
    /// says nothing of a host that the name led to before.
    private static Instant lastReached(List<Stood> all, Instant at) {
        Instant last = at;
        for (Stood each : all) {
            if (each.fact().subject() == Subject.HOST
                    && !each.open()
                    && each.expires(at).isAfter(last)) {
                last = each.expires(at);
            }
        }
        return last;
    }

    /// When it begins; before that nothing is known.
    public Optional<Instant> since() {
        return stood.stream().map(Stood::from).min(Instant::compareTo);
    }

    /// What may be seen of the subject now, the oldest first.
    public List<Stood> open(Subject subject) {
        return stood.stream()
                .filter(each -> each.open() && each.fact().subject() == subject)
                .toList();
    }

    /// What is seen of the subject, if it is one thing.
    public Optional<Fact> only(Subject subject) {
        List<Stood> open = open(subject);
        return open.size() == 1 ? Optional.of(open.getFirst().fact()) : Optional.empty();
    }

    /// The body for which an id was first published: what stood when it came. Empty when nobody knows.
    public Optional<Octets> bodyOf(PolicyId id) {
        return stood.stream()
                .filter(each ->
                        each.fact() instanceof Fact.Id known && known.id().equals(id))
                .findFirst()
                .flatMap(first -> servedAt(first.from()));
    }

    private Optional<Octets> servedAt(Instant at) {
        Optional<Octets> body = Optional.empty();
        for (Stood each : stood) {
            boolean then =
                    !each.from().isAfter(at) && each.until().map(at::isBefore).orElse(true);
            if (then && each.fact() instanceof Fact.Policy policy) {
                body = Optional.of(policy.body());
            }
        }
        return body;
    }

    /// Whether a sender may have stored another body than this one under this id: some other was served after the id
    /// came. Such a sender believes its copy is current, so only a new id makes it look again (RFC 8461 §8.1).
    public boolean mixed(PolicyId id, Octets body) {
        Optional<Instant> came = stood.stream()
                .filter(each ->
                        each.fact() instanceof Fact.Id known && known.id().equals(id))
                .map(Stood::from)
                .min(Instant::compareTo);
        return came.isPresent()
                && stood.stream()
                        .anyMatch(each -> each.fact() instanceof Fact.Policy policy
                                && !policy.body().equals(body)
                                && each.until().map(came.get()::isBefore).orElse(true));
    }

    /// When the policy, the record or the MX set last changed. What was found when the history began is no change, nor
    /// is another TTL.
    public Optional<Instant> lastChange() {
        return lastChange(each -> each.subject() != Subject.HOST && each.subject() != Subject.REPORTING, History::told);
    }

    /// When the hosts last changed that take the mail or that the policy names: what was seen of sessions before says
    /// nothing of them. Mode, `max_age` and `id` change no session.
    public Optional<Instant> lastChangeOfHosts() {
        return lastChange(each -> each.subject() == Subject.POLICY || each.subject() == Subject.MX, History::hosts);
    }

    private Optional<Instant> lastChange(Predicate<Fact> counted, Function<Fact, Object> telling) {
        var last = new EnumMap<Subject, Object>(Subject.class);
        Optional<Instant> change = Optional.empty();
        for (Stood each : stood) {
            Object told = telling.apply(each.fact());
            Object before = last.put(each.fact().subject(), told);
            if (counted.test(each.fact()) && before != null && !before.equals(told)) {
                change = Optional.of(each.from());
            }
        }
        return change;
    }

    private static Object hosts(Fact fact) {
        return fact instanceof Fact.Policy policy ? Set.copyOf(policy.policy().mx()) : told(fact);
    }

    /// What a fact says, without how long it is kept.
    private static Object told(Fact fact) {
        return switch (fact) {
            case Fact.Policy policy -> policy.body();
            case Fact.Unreadable unreadable -> unreadable.body();
            case Fact.Id id -> id.id();
            case Fact.Mx mx -> mx.hosts();
            case Fact.Host host -> host.records();
            case Fact.Reporting reporting -> reporting.texts();
            case Fact.NoPolicy _, Fact.NoId _ -> Optional.empty();
        };
    }
}
