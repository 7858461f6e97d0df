package org.sealpost.publish.simulation;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.random.RandomGenerator;
import org.sealpost.protocol.Octets;
import org.sealpost.protocol.mtasts.StsPolicy;
import org.sealpost.protocol.name.DomainName;
import org.sealpost.publish.RecordSet;
import org.sealpost.publish.apply.Authoritatives;
import org.sealpost.publish.apply.MailHosts;
import org.sealpost.publish.apply.PolicyEdges;
import org.sealpost.publish.apply.Reach;
import org.sealpost.publish.cache.Fact;
import org.sealpost.publish.dns.Change;
import org.sealpost.publish.dns.DnsWriter;
import org.sealpost.publish.dns.Reading;
import org.sealpost.publish.dns.Writing;
import org.sealpost.publish.plan.Check.Purpose;
import org.sealpost.publish.plan.EdgeAnswer;
import org.sealpost.publish.plan.MxSet;
import org.sealpost.publish.plan.Seen;
import org.sealpost.publish.rollout.EnforceGate;

/// A domain as it truly is: edges and name servers that follow late, mail hosts, an owner. Time is in seconds.
final class World implements PolicyEdges, Authoritatives, MailHosts, DnsWriter, EnforceGate, InstantSource {
    static final DomainName DOMAIN = DomainName.of("example.org");
    static final DomainName RECORD = DOMAIN.child("_mta-sts");
    static final DomainName HOST = DOMAIN.child("mta-sts");

    /// What one edge has, and the how manieth thing it was told that is.
    record Edge(int push, Optional<Fact.Policy> policy) {}

    private record Key(DomainName name, RecordSet.Type type) {}

    private final RandomGenerator random;
    private final Fuse fuse;
    private final long edgeLag;
    private final int serverCount;
    private final Duration negative;
    private final Map<Key, RecordSet> zone = new HashMap<>();
    private final Map<Key, List<Track<Optional<RecordSet>>>> servers = new HashMap<>();
    private final TreeSet<Long> changes = new TreeSet<>();
    private final Set<DomainName> ready = new HashSet<>();
    private final Duration mxTtl;
    final List<Track<Edge>> edges = new ArrayList<>();
    final List<Track<Set<DomainName>>> mx = new ArrayList<>();
    final List<Octets> pushed = new ArrayList<>();
    final Map<String, Integer> pushAtId = new HashMap<>();
    final Optional<Octets> old;
    /// Called after each touch, so that what is true between two of them is judged too.
    Runnable touched = () -> {};
    long now;
    Answer gate = new Answer.Unknown(List.of("nothing yet"), Instant.EPOCH);
    boolean lying;
    boolean ownerWrites;

    World(RandomGenerator random, Fuse fuse, long start, Set<DomainName> hosts, Optional<Octets> elsewhere) {
        this.random = random;
        this.fuse = fuse;
        this.now = start;
        this.old = elsewhere;
        this.edgeLag = random.nextBoolean() ? 0 : random.nextInt(1, 1_200);
        this.serverCount = random.nextInt(1, 4);
        this.negative = Duration.ofSeconds(random.nextInt(1, 12) * 300L);
        this.mxTtl = Duration.ofSeconds(random.nextInt(1, 48) * 300L);
        for (int i = random.nextInt(1, 4); i > 0; i--) {
            edges.add(new Track<>(start, new Edge(0, Optional.empty())));
        }
        for (int i = 0; i < serverCount; i++) {
            mx.add(new Track<>(start, Set.copyOf(hosts)));
        }
        ready.addAll(hosts);
    }

    Reach reach() {
        return new Reach(
                this,
                (_, records) -> records.stream().anyMatch(set -> set.values().contains("203.0.113.9"))
                        ? old.map(body ->
                                new EdgeAnswer.Serves(body, true, instant().plus(Duration.ofDays(60))))
                        : Optional.empty(),
                this,
                this,
                _ -> ownerWrites ? Optional.empty() : Optional.of(this),
                this);
    }

    @Override
    public Instant instant() {
        return Instant.ofEpochSecond(now);
    }

    /// The next moment at which something that was begun is seen somewhere.
    Optional<Long> nextChange() {
        return Optional.ofNullable(changes.higher(now));
    }

    Duration mxTtl() {
        return mxTtl;
    }

    @Override
    public void serve(DomainName domain, Octets body) {
        fuse.moment();
        Optional<StsPolicy> policy = StsPolicy.parse(body).value();
        if (pushed.isEmpty() || !pushed.getLast().equals(body)) {
            pushed.add(body);
        }
        tell(policy.map(parsed -> new Fact.Policy(body, parsed)));
        fuse.moment();
    }

    @Override
    public void stop(DomainName domain) {
        fuse.moment();
        pushed.add(Octets.EMPTY);
        tell(Optional.empty());
        fuse.moment();
    }

    private void tell(Optional<Fact.Policy> policy) {
        var edge = new Edge(pushed.size(), policy);
        for (int i = 0; i < edges.size(); i++) {
            if (edges.get(i).at(Long.MAX_VALUE).push() == edge.push()) {
                continue;
            }
            long lag = lying && i == 0 ? 3_600 : edgeLag == 0 ? 0 : random.nextLong(edgeLag);
            edges.get(i).put(now + lag, edge);
            changes.add(now + lag);
        }
        touched.run();
    }

    @Override
    public SortedMap<String, EdgeAnswer> look(DomainName domain) {
        fuse.moment();
        var answers = new TreeMap<String, EdgeAnswer>();
        for (int i = 0; i < edges.size(); i++) {
            Edge edge = edges.get(i).at(lying ? Long.MAX_VALUE : now);
            answers.put(
                    "edge" + i,
                    edge.policy().isPresent()
                            ? new EdgeAnswer.Serves(
                                    edge.policy().get().body(), true, instant().plus(Duration.ofDays(60)))
                            : new EdgeAnswer.Nothing());
        }
        return answers;
    }

    @Override
    public boolean atomic() {
        return true;
    }

    @Override
    public void close() {
        // It goes on with its life.
    }

    @Override
    public Reading read(DomainName name, RecordSet.Type type) {
        RecordSet there = zone.get(new Key(name, type));
        return there == null ? new Reading.Absent() : new Reading.Found(there);
    }

    @Override
    public Writing write(Change change) {
        fuse.moment();
        for (RecordSet.Type type : RecordSet.Type.values()) {
            Optional<RecordSet> there = Optional.ofNullable(zone.get(new Key(change.name(), type)));
            boolean concerned = change.expected().map(RecordSet::type).equals(Optional.of(type))
                    || change.wanted().map(RecordSet::type).equals(Optional.of(type));
            if (concerned && !there.equals(change.expected().filter(set -> set.type() == type))) {
                return new Writing.Conflict(read(change.name(), type));
            }
        }
        put(change);
        fuse.moment();
        return new Writing.Written();
    }

    /// By the writer or by the owner's own hand.
    void put(Change change) {
        long[] lags = random.longs(serverCount, 0, serverCount == 1 ? 1 : 300).toArray();
        change.expected()
                .filter(set -> !change.wanted().map(RecordSet::type).equals(Optional.of(set.type())))
                .ifPresent(set -> set(set.name(), set.type(), Optional.empty(), lags));
        change.wanted().ifPresent(set -> set(set.name(), set.type(), Optional.of(set), lags));
        if (change.wanted().map(RecordSet::type).equals(Optional.of(RecordSet.Type.TXT))
                && change.name().ascii().startsWith("_mta-sts")) {
            for (String value : change.wanted().get().values()) {
                pushAtId.putIfAbsent(value, pushed.size());
            }
        }
        touched.run();
    }

    private void set(DomainName name, RecordSet.Type type, Optional<RecordSet> records, long[] lags) {
        var key = new Key(name, type);
        if (records.isPresent()) {
            zone.put(key, records.get());
        } else {
            zone.remove(key);
        }
        List<Track<Optional<RecordSet>>> tracks = tracks(key);
        for (int i = 0; i < lags.length; i++) {
            tracks.get(i).put(now + lags[i], records);
            changes.add(now + lags[i]);
        }
    }

    private List<Track<Optional<RecordSet>>> tracks(Key key) {
        return servers.computeIfAbsent(key, _ -> {
            var tracks = new ArrayList<Track<Optional<RecordSet>>>();
            for (int i = 0; i < serverCount; i++) {
                tracks.add(new Track<>(0, Optional.empty()));
            }
            return tracks;
        });
    }

    @Override
    public List<Seen<Optional<RecordSet>>> ask(DomainName name, RecordSet.Type type) {
        fuse.moment();
        var answers = new ArrayList<Seen<Optional<RecordSet>>>();
        tracks(new Key(name, type)).forEach(track -> answers.add(new Seen.Known<>(track.at(now))));
        return answers;
    }

    /// What resolvers may answer now.
    List<Optional<RecordSet>> resolvable(DomainName name, RecordSet.Type type) {
        var values = new ArrayList<Optional<RecordSet>>();
        for (Track<Optional<RecordSet>> track : tracks(new Key(name, type))) {
            track.usable(now, set -> set.map(RecordSet::ttl).orElse(negative).toSeconds()).stream()
                    .filter(set -> !values.contains(set))
                    .forEach(values::add);
        }
        return values;
    }

    @Override
    public List<Seen<MxSet>> mx(DomainName domain) {
        fuse.moment();
        var answers = new ArrayList<Seen<MxSet>>();
        mx.forEach(track -> answers.add(new Seen.Known<>(new MxSet(track.at(now), mxTtl))));
        return answers;
    }

    List<Set<DomainName>> resolvableMx() {
        return mx.stream()
                .flatMap(track -> track.usable(now, _ -> mxTtl.toSeconds()).stream())
                .distinct()
                .toList();
    }

    void ownerChangesMx(Set<DomainName> hosts) {
        for (Track<Set<DomainName>> track : mx) {
            if (!track.at(Long.MAX_VALUE).equals(hosts)) {
                long lag = serverCount == 1 ? 0 : random.nextInt(0, 300);
                track.put(now + lag, Set.copyOf(hosts));
                changes.add(now + lag);
            }
        }
        touched.run();
    }

    void ownerPrepares(Set<DomainName> hosts) {
        ready.addAll(hosts);
    }

    void ownerStops(DomainName host) {
        ready.remove(host);
    }

    boolean isReady(DomainName host) {
        return ready.contains(host);
    }

    Set<DomainName> mxNow() {
        return mx.getFirst().at(Long.MAX_VALUE);
    }

    @Override
    public Duration negative(DomainName domain) {
        return negative;
    }

    @Override
    public Health probe(DomainName host) {
        fuse.moment();
        return ready.contains(host) ? Health.READY : Health.NOT_READY;
    }

    @Override
    public Answer ask(DomainName domain, Purpose purpose) {
        return gate;
    }
}
