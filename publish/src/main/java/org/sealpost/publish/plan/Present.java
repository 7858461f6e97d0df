package org.sealpost.publish.plan;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;
import org.sealpost.protocol.Octets;
import org.sealpost.protocol.mtasts.Mode;
import org.sealpost.protocol.mtasts.StsPolicy;
import org.sealpost.protocol.mtasts.StsRecord;
import org.sealpost.protocol.txt.TxtRecord;
import org.sealpost.publish.RecordSet;
import org.sealpost.publish.StampedId;
import org.sealpost.publish.cache.Fact;

/// What was observed, read with regard to what is desired.
record Present(Desired desired, Observed observed) {
    /// What goes away is looked for where senders see it, even where the way to it was never changed.
    static Present of(Basis basis) {
        var present = new Present(basis.desired(), basis.observed());
        if (basis.desired().policy().isPresent()
                || present.aliasRight()
                || present.alias().isPresent()) {
            return present;
        }
        Hosting hosting = basis.desired().hosting();
        var direct = new Hosting(hosting.address(), Optional.empty(), hosting.ttl());
        return new Present(basis.desired().at(direct), basis.observed());
    }

    /// One sentence for each reason for which facts are not known.
    List<String> unknowns() {
        var unknowns = new LinkedHashMap<String, SequencedSet<String>>();
        note(unknowns, desired.recordName() + " TXT", observed.direct());
        note(unknowns, desired.recordName() + " CNAME", observed.alias());
        note(unknowns, desired.idName() + " TXT", observed.delegated());
        note(unknowns, desired.hostName() + " address", observed.address());
        note(unknowns, desired.domain() + " MX", observed.mx());
        if (desired.reporting().isPresent()) {
            note(unknowns, desired.reportingName() + " TXT", observed.reporting());
        }
        var sentences = new ArrayList<String>();
        unknowns.forEach((why, what) -> sentences.add(String.join(", ", what) + ": " + why));
        if (observed.edges().isEmpty()) {
            sentences.add("no edge of the policy host is known");
        }
        return sentences;
    }

    private static void note(Map<String, SequencedSet<String>> unknowns, String what, Seen<?> seen) {
        switch (seen) {
            case Seen.Known<?> _ -> {}
            case Seen.Unknown<?>(String why) ->
                unknowns.computeIfAbsent(why, _ -> new LinkedHashSet<>()).add(what);
        }
    }

    Optional<RecordSet> direct() {
        return known(observed.direct());
    }

    Optional<RecordSet> alias() {
        return known(observed.alias());
    }

    Optional<RecordSet> reporting() {
        return known(observed.reporting());
    }

    List<RecordSet> address() {
        return observed.address() instanceof Seen.Known<List<RecordSet>>(List<RecordSet> records) ? records : List.of();
    }

    Optional<MxSet> mx() {
        return observed.mx() instanceof Seen.Known<MxSet>(MxSet set) ? Optional.of(set) : Optional.empty();
    }

    private static Optional<RecordSet> known(Seen<Optional<RecordSet>> seen) {
        return seen instanceof Seen.Known<Optional<RecordSet>>(Optional<RecordSet> records)
                ? records
                : Optional.empty();
    }

    /// Whether `_mta-sts` leads to the place where the record is to be written.
    boolean aliasRight() {
        return desired.hosting().delegate().isEmpty()
                ? alias().isEmpty()
                : alias().map(RecordSet::values)
                        .equals(desired.hosting().delegate().map(to -> List.of(to.ascii())));
    }

    boolean addressRight() {
        return address().equals(desired.hosting().address());
    }

    /// The TXT records where the `id` is to be written.
    Optional<RecordSet> txt() {
        return desired.hosting().delegate().isPresent() ? known(observed.delegated()) : direct();
    }

    /// The TXT records that senders see. Empty also where an alias leads to a place that was not looked at.
    Optional<RecordSet> visibleTxt() {
        if (alias().isEmpty()) {
            return direct();
        }
        return aliasRight() ? txt() : Optional.empty();
    }

    /// The record that counts for senders.
    Optional<StsRecord> record() {
        return visibleTxt().flatMap(Present::record);
    }

    static Optional<StsRecord> record(RecordSet txt) {
        return StsRecord.select(txt.values().stream().map(TxtRecord::of).toList())
                .parsed()
                .value();
    }

    /// What senders see in DNS; empty where an alias leads to a place that was not looked at. Behind an alias the
    /// times of both records add up: RFC 1034 §3.6.2, who kept the alias asks anew for what it leads to.
    Optional<Fact> id() {
        if (alias().isPresent() && !aliasRight()) {
            return Optional.empty();
        }
        Optional<StsRecord> record = record();
        Optional<RecordSet> txt = visibleTxt();
        Duration way = alias().map(RecordSet::ttl).orElse(Duration.ZERO);
        return Optional.of(
                record.isPresent() && txt.isPresent()
                        ? new Fact.Id(record.get().id(), txt.get().ttl().plus(way))
                        : new Fact.NoId(observed.negative()));
    }

    Fact host() {
        return new Fact.Host(
                address(),
                address().stream().map(RecordSet::ttl).max(Duration::compareTo).orElse(observed.negative()));
    }

    Fact reported() {
        return new Fact.Reporting(
                reporting().map(RecordSet::values).orElse(List.of()),
                reporting().map(RecordSet::ttl).orElse(observed.negative()));
    }

    /// Whether the visible id says that this body is current: then it was promised already, whoever serves it.
    boolean promised(Octets body) {
        return record().flatMap(record -> StampedId.read(record.id()))
                .filter(id -> id.names(body))
                .isPresent();
    }

    /// Whether a policy stops all mail to the hosts that are approved and to those that DNS names: then it is
    /// not the owner's, or of no use to anyone.
    boolean foreign(StsPolicy policy) {
        return policy.mode() == Mode.ENFORCE
                && desired.mx().stream().noneMatch(policy::covers)
                && mx().stream().flatMap(set -> set.hosts().stream()).noneMatch(policy::covers);
    }

    /// The policies that senders may fetch now, without a foreign one elsewhere.
    List<StsPolicy> policies() {
        Optional<StsPolicy> foreign = elsewhere().map(Fact.Policy::policy).filter(this::foreign);
        return policies(served()).stream()
                .map(Fact.Policy::policy)
                .filter(policy -> !foreign.equals(Optional.of(policy)))
                .toList();
    }

    /// What is served, each once: where the present address leads if that is elsewhere, and at our edges.
    List<Fact> served() {
        var facts = new ArrayList<Fact>();
        observed.elsewhere().ifPresent(answer -> add(facts, answer));
        observed.edges().values().forEach(answer -> add(facts, answer));
        return facts;
    }

    /// What is served at the present address by someone else.
    Optional<Fact.Policy> elsewhere() {
        var facts = new ArrayList<Fact>();
        observed.elsewhere().ifPresent(answer -> add(facts, answer));
        return policies(facts).stream().findFirst();
    }

    /// Whether every edge answered, and served this or, if `fact` is no policy, nothing.
    boolean everyEdge(Fact fact) {
        return observed.edges().values().stream().allMatch(answer -> switch (answer) {
            case EdgeAnswer.Serves serves -> Fact.served(serves.body()).equals(fact);
            case EdgeAnswer.Nothing _ -> fact instanceof Fact.NoPolicy;
            case EdgeAnswer.Silent _ -> false;
        });
    }

    private static void add(List<Fact> facts, EdgeAnswer answer) {
        switch (answer) {
            case EdgeAnswer.Serves serves -> {
                Fact fact = Fact.served(serves.body());
                if (!facts.contains(fact)) {
                    facts.add(fact);
                }
            }
            case EdgeAnswer.Nothing _, EdgeAnswer.Silent _ -> {}
        }
    }

    private static List<Fact.Policy> policies(List<Fact> facts) {
        return facts.stream()
                .filter(Fact.Policy.class::isInstance)
                .map(Fact.Policy.class::cast)
                .toList();
    }
}
