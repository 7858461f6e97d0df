package org.sealpost.publish.plan;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.sealpost.protocol.RfcRef;
import org.sealpost.protocol.mtasts.PolicyId;
import org.sealpost.protocol.mtasts.StsRecord;
import org.sealpost.protocol.name.DomainName;
import org.sealpost.publish.RecordSet;
import org.sealpost.publish.StampedId;
import org.sealpost.publish.cache.Caches;
import org.sealpost.publish.cache.Event;
import org.sealpost.publish.cache.Fact;
import org.sealpost.publish.cache.History;
import org.sealpost.publish.dns.Change;

/// Steps as they are put together, with the history and the time that they lead to if each but the waits takes no
/// time. So the dates that are shown come from the same model that holds a wait.
final class Draft {
    private static final String PREFIX = "v=STSv1";

    private final Basis basis;
    private final Present present;
    private final List<Step> steps = new ArrayList<>();
    private final Set<Transition> transitions = EnumSet.noneOf(Transition.class);
    private final List<Caveat> caveats = new ArrayList<>();
    private History history;
    private Instant now;
    private Optional<RecordSet> txt;
    private Optional<RecordSet> inTheWay;
    private Optional<PolicyId> id;
    private Optional<Fact.Policy> servedHere = Optional.empty();

    Draft(Basis basis, History history, Present present) {
        this.basis = basis;
        this.history = history;
        this.now = basis.madeAt();
        this.present = present;
        this.txt = present.txt();
        this.inTheWay = present.desired().hosting().delegate().isEmpty() ? present.alias() : Optional.empty();
        this.id = present.record().map(StsRecord::id);
    }

    Caches caches() {
        return new Caches(history, now);
    }

    History history() {
        return history;
    }

    List<Step> steps() {
        return steps;
    }

    Set<Transition> transitions() {
        return transitions;
    }

    List<Caveat> caveats() {
        return caveats;
    }

    /// The id that senders see, as far as the plan has come.
    Optional<PolicyId> id() {
        return id;
    }

    void mark(Transition transition) {
        transitions.add(transition);
    }

    void caveat(Caveat caveat) {
        caveats.add(caveat);
    }

    private void add(Action action, List<Check> before, List<Check> after, RfcRef rule, Risk risk) {
        steps.add(new Step(steps.size() + 1, action, before, after, rule, risk, now));
    }

    private void settle(Fact fact) {
        history = history.with(List.of(Event.offered(now, fact), Event.settled(now, fact)));
    }

    /// Nothing when it has come already.
    void await(Until until, RfcRef rule) {
        Instant date = until.date(caches());
        if (date.isAfter(now)) {
            now = date;
            add(new Action.Wait(until), List.of(), List.of(new Check.Reached(until)), rule, Risk.GREEN);
        }
    }

    void serve(Fact.Policy policy, List<Check> before, RfcRef rule, Risk risk) {
        serve(new Action.Serve(policy, false), before, rule, risk);
        settle(policy);
    }

    /// Before anyone is led to our edges; what the other host serves goes on.
    void serveAhead(Fact.Policy policy, RfcRef rule) {
        serve(new Action.Serve(policy, true), List.of(), rule, Risk.AMBER);
        history = history.with(Event.offered(now, policy));
    }

    private void serve(Action.Serve action, List<Check> before, RfcRef rule, Risk risk) {
        Fact.Policy policy = action.policy();
        var checks = new ArrayList<>(before);
        servedHere.ifPresent(last -> checks.add(new Check.EdgesServe(last.body())));
        add(action, checks, List.of(new Check.EdgesServe(policy.body())), rule, risk);
        servedHere = Optional.of(policy);
    }

    /// Whether some edge serves something else than this, as far as the plan has come.
    boolean servesOther(Fact.Policy policy) {
        return servedHere.isPresent() ? !servedHere.get().equals(policy) : !present.everyEdge(policy);
    }

    /// RFC 8461 §8.1: the record changes after the policy is served everywhere, never before.
    void publishId(Fact.Policy policy) {
        Instant stamp = now;
        while (known(StampedId.of(policy.body(), stamp).id())) {
            stamp = stamp.plusSeconds(1);
        }
        PolicyId next = StampedId.of(policy.body(), stamp).id();
        Desired desired = present.desired();
        Duration ttl = desired.hosting().ttl();
        Optional<RecordSet> wanted =
                family(desired.idName(), txt, Optional.of(StsRecord.of(next).render()), PREFIX, ttl);
        var fact = new Fact.Id(next, desired.hosting().idKept());
        var change = new Change(desired.idName(), txt.or(() -> inTheWay), wanted);
        add(
                new Action.Write(Action.Purpose.ID, change, fact),
                List.of(new Check.EdgesServe(policy.body())),
                List.of(new Check.Authoritative(desired.idName(), RecordSet.Type.TXT, wanted)),
                RfcRef.of(8461, "8.1"),
                Risk.GREEN);
        settle(fact);
        txt = wanted;
        inTheWay = Optional.empty();
        id = Optional.of(next);
    }

    private boolean known(PolicyId candidate) {
        return id.equals(Optional.of(candidate))
                || history.stood().stream()
                        .anyMatch(each ->
                                each.fact() instanceof Fact.Id past && past.id().equals(candidate));
    }

    /// Our record is taken away, those of others stay.
    void removeId(List<Check> before) {
        Desired desired = present.desired();
        Optional<RecordSet> wanted = family(
                desired.idName(),
                txt,
                Optional.empty(),
                PREFIX,
                desired.hosting().ttl());
        var gone = new Fact.NoId(present.observed().negative());
        add(
                new Action.Write(Action.Purpose.ID, new Change(desired.idName(), txt, wanted), gone),
                before,
                List.of(new Check.Authoritative(desired.idName(), RecordSet.Type.TXT, wanted)),
                RfcRef.of(8461, "8.3"),
                Risk.RED);
        settle(gone);
        txt = wanted;
        id = Optional.empty();
    }

    /// Whether a record of ours stands where it is to be written.
    boolean hasRecord() {
        return txt.stream().flatMap(set -> set.values().stream()).anyMatch(value -> value.startsWith(PREFIX));
    }

    /// Whether exactly one record counts there, and it is in use.
    boolean recordSound() {
        return txt.flatMap(Present::record).map(StsRecord::id).equals(id) && id.isPresent() && inTheWay.isEmpty();
    }

    void stopServing(List<Check> before) {
        add(new Action.StopServing(), before, List.of(new Check.EdgesServeNothing()), RfcRef.of(8461, "8.3"), Risk.RED);
        settle(new Fact.NoPolicy());
        servedHere = Optional.empty();
    }

    void prepare(Set<DomainName> hosts) {
        add(
                new Action.PrepareHosts(hosts),
                List.of(),
                List.of(new Check.HostsReady(hosts)),
                RfcRef.of(8461, "4.2"),
                Risk.GREEN);
    }

    void changeMx(Fact.Mx from, Fact.Mx to, List<Check> before) {
        add(
                new Action.ChangeMx(from, to),
                before,
                List.of(new Check.MxIs(to.hosts())),
                RfcRef.of(8461, "8.1"),
                Risk.AMBER);
        settle(to);
    }

    /// A record that is not the one with the id.
    ///
    /// @param type what is looked for afterwards
    void write(Action.Purpose purpose, Change change, RecordSet.Type type, Fact meaning, RfcRef rule, Risk risk) {
        add(
                new Action.Write(purpose, change, meaning),
                List.of(),
                List.of(new Check.Authoritative(change.name(), type, change.wanted())),
                rule,
                risk);
        settle(meaning);
    }

    void lead(Optional<RecordSet> ahead) {
        txt = ahead;
    }

    Plan plan() {
        return Plan.of(basis, transitions, steps, caches().rollbackEnds(), caveats);
    }

    /// The records that shall stand: those of others as they are, and ours.
    static Optional<RecordSet> family(
            DomainName name, Optional<RecordSet> there, Optional<String> ours, String prefix, Duration ttl) {
        var values = new ArrayList<String>();
        there.ifPresent(set ->
                set.values().stream().filter(value -> !value.startsWith(prefix)).forEach(values::add));
        ours.ifPresent(values::add);
        return values.isEmpty() ? Optional.empty() : Optional.of(new RecordSet(name, RecordSet.Type.TXT, ttl, values));
    }
}
