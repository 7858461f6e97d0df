package org.sealpost.publish.dns;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.sealpost.protocol.name.DomainName;
import org.sealpost.publish.RecordSet;

/// A writer over any provider: holds what is foreign, compares what stands there with what the change
/// expects, makes one change at a time in each zone and reads again where the provider does not compare or
/// its answer was lost.
public final class CarefulWriter implements DnsWriter {
    private static final int MOST_ZONES_KNOWN = 10_000;
    private static final Duration SOON = Duration.ofSeconds(2);

    private final ZoneAccess access;
    private final Ownership ownership;
    private final ZoneLocks locks;
    private final Map<DomainName, Zone> zones = new ConcurrentHashMap<>();

    public CarefulWriter(ZoneAccess access, Ownership ownership, ZoneLocks locks) {
        this.access = access;
        this.ownership = ownership;
        this.locks = locks;
    }

    @Override
    public boolean atomic() {
        return access.atomic();
    }

    @Override
    public Reading read(DomainName name, RecordSet.Type type) {
        return switch (zoneOf(name)) {
            case Zone.Search.Failed(String why, var after) -> new Reading.Failed(why, after);
            case Zone.Search.Found(Zone zone) ->
                switch (look(zone, name)) {
                    case Contents.Unknown(String why, var after) -> new Reading.Failed(why, after);
                    case Contents.Known known -> known.reading(name, type);
                };
        };
    }

    @Override
    public Writing write(Change change) {
        return switch (zoneOf(change.name())) {
            case Zone.Search.Failed(String why, var after) -> new Writing.Failed(why, after);
            case Zone.Search.Found(Zone zone) ->
                WellFormed.problem(change, zone)
                        .<Writing>map(Writing.Failed::new)
                        .orElseGet(() -> locks.within(zone, () -> write(zone, change)));
        };
    }

    private Zone.Search zoneOf(DomainName name) {
        Zone known = zones.get(name);
        if (known != null) {
            return new Zone.Search.Found(known);
        }
        Zone.Search search = access.zoneOf(name);
        if (search instanceof Zone.Search.Found(Zone zone) && zones.size() < MOST_ZONES_KNOWN) {
            zones.put(name, zone);
        }
        return search;
    }

    private Writing write(Zone zone, Change change) {
        return switch (look(zone, change.name())) {
            case Contents.Unknown(String why, var after) -> new Writing.Failed(why, after);
            case Contents.Known seen -> write(zone, change, seen);
        };
    }

    /// A zone that cannot be read is looked for anew next time: it may have moved.
    private Contents look(Zone zone, DomainName name) {
        Contents contents = access.look(zone, name);
        if (contents instanceof Contents.Unknown) {
            zones.remove(name);
        }
        return contents;
    }

    private Writing write(Zone zone, Change change, Contents.Known seen) {
        if (stands(change, seen)) {
            return new Writing.Written();
        }
        Optional<Writing> obstacle = obstacle(change, seen);
        if (obstacle.isPresent()) {
            return obstacle.get();
        }
        return switch (access.replace(zone, change, seen)) {
            case Writing.Written _ -> access.atomic() ? new Writing.Written() : verified(zone, change);
            case Writing.Conflict _ -> conflict(zone, change);
            case Writing.Foreign foreign -> foreign;
            case Writing.Failed failed -> afterFailure(zone, change, failed);
        };
    }

    /// What keeps the change from being made.
    private Optional<Writing> obstacle(Change change, Contents.Known seen) {
        if (!isExpected(change, seen)) {
            return Optional.of(new Writing.Conflict(found(change, seen)));
        }
        if (wantsAlias(change) && !seen.others().isEmpty()) {
            return Optional.of(new Writing.Failed("A CNAME record cannot stand at " + change.name()
                    + " beside its records of type " + String.join(", ", seen.others()) + "; remove these first."));
        }
        List<String> lost = ownership.lostBy(change);
        return lost.isEmpty() || change.foreign() == Change.Foreign.REPLACED
                ? Optional.empty()
                : change.expected().map(found -> new Writing.Foreign(found, lost));
    }

    private static boolean wantsAlias(Change change) {
        return change.wanted().filter(set -> set.type() == RecordSet.Type.CNAME).isPresent();
    }

    private static boolean isExpected(Change change, Contents.Known seen) {
        DomainName name = change.name();
        boolean rightBefore = change.expected()
                .map(expected -> seen.of(name, expected.type())
                        .filter(expected::saysTheSameAs)
                        .isPresent())
                .orElseGet(() -> seen.reading(name, change.type()) instanceof Reading.Absent);
        return rightBefore && !isInTheWay(change, seen);
    }

    /// RFC 1034 §3.6.2: beside a CNAME record stands nothing else.
    private static boolean isInTheWay(Change change, Contents.Known seen) {
        List<RecordSet.Type> leaving =
                change.expected().map(RecordSet::type).stream().toList();
        return change.wanted().isPresent()
                && seen.entries().stream()
                        .map(Entry::type)
                        .filter(type -> !leaving.contains(type))
                        .anyMatch(type -> type == RecordSet.Type.CNAME || type == change.type() || wantsAlias(change));
    }

    /// What to show of a name at which something else stands than was expected.
    private static Reading found(Change change, Contents.Known seen) {
        Reading first = seen.reading(
                change.name(), change.expected().map(RecordSet::type).orElse(change.type()));
        return first instanceof Reading.Absent && !seen.entries().isEmpty()
                ? seen.reading(change.name(), seen.entries().getFirst().type())
                : first;
    }

    /// Whether all is as wanted.
    private static boolean stands(Change change, Contents.Known seen) {
        boolean gone = change.expected()
                .filter(_ -> change.wanted().isEmpty() || change.swapsTypes())
                .map(expected -> seen.of(expected.type()).isEmpty())
                .orElse(true);
        return gone
                && change.wanted()
                        .map(wanted -> seen.of(change.name(), wanted.type())
                                .filter(found -> wanted.saysTheSameAs(found)
                                        && wanted.ttl().equals(found.ttl()))
                                .isPresent())
                        .orElse(true);
    }

    /// Like [#stands], but the TTL may be what the provider made of it.
    private static boolean standsWithAnyTtl(Change change, Contents.Known seen) {
        return stands(change, seen)
                || (change.wanted()
                                .map(wanted -> seen.of(change.name(), wanted.type())
                                        .filter(wanted::saysTheSameAs)
                                        .isPresent())
                                .orElse(false)
                        && (!change.swapsTypes()
                                || change.expected()
                                        .map(expected ->
                                                seen.of(expected.type()).isEmpty())
                                        .orElse(true)));
    }

    private Writing verified(Zone zone, Change change) {
        if (!(access.look(zone, change.name()) instanceof Contents.Known seen)) {
            return new Writing.Failed(
                    "The change was taken, but could not be read back; read again to see whether it stands.",
                    Optional.of(SOON));
        }
        if (standsWithAnyTtl(change, seen)) {
            return new Writing.Written();
        }
        return isExpected(change, seen)
                ? new Writing.Failed(
                        "The change was taken, but what stood there before is still shown; read again.",
                        Optional.of(SOON))
                : new Writing.Conflict(found(change, seen));
    }

    private Writing conflict(Zone zone, Change change) {
        return switch (access.look(zone, change.name())) {
            case Contents.Unknown(String why, var after) -> new Writing.Conflict(new Reading.Failed(why, after));
            case Contents.Known seen -> new Writing.Conflict(found(change, seen));
        };
    }

    /// The answer may have been lost on its way.
    private Writing afterFailure(Zone zone, Change change, Writing.Failed failed) {
        return access.look(zone, change.name()) instanceof Contents.Known seen && standsWithAnyTtl(change, seen)
                ? new Writing.Written()
                : failed;
    }

    @Override
    public void close() {
        access.close();
    }
}
