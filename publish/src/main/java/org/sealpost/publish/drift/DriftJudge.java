package org.sealpost.publish.drift;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.sealpost.check.Severity;
import org.sealpost.protocol.Octets;
import org.sealpost.protocol.mtasts.Mode;
import org.sealpost.protocol.mtasts.StsPolicy;
import org.sealpost.protocol.mtasts.StsRecord;
import org.sealpost.protocol.name.DomainName;
import org.sealpost.protocol.txt.TxtRecord;
import org.sealpost.protocol.txt.TxtSelection;
import org.sealpost.publish.RecordSet;
import org.sealpost.publish.StampedId;
import org.sealpost.publish.cache.Fact;
import org.sealpost.publish.cache.History;
import org.sealpost.publish.cache.Subject;
import org.sealpost.publish.plan.Basis;
import org.sealpost.publish.plan.Desired;
import org.sealpost.publish.plan.EdgeAnswer;
import org.sealpost.publish.plan.MxSet;
import org.sealpost.publish.plan.Observed;
import org.sealpost.publish.plan.Planner;
import org.sealpost.publish.plan.Planning;
import org.sealpost.publish.plan.Seen;
import org.sealpost.publish.plan.Terms;

/// Compares what was approved, what was applied and what stands.
///
/// @see <a href="https://www.rfc-editor.org/rfc/rfc8461#section-8.1">RFC 8461 §8.1</a>
public final class DriftJudge {
    private final Desired applied;
    private final Observed observed;
    private final History history;
    private final Instant now;
    private final List<Drift> drifts = new ArrayList<>();
    private final List<String> unknown = new ArrayList<>();
    private final Repair repair;

    private DriftJudge(Desired applied, Observed observed, History history, Instant now) {
        this.applied = applied;
        this.observed = observed;
        this.history = history;
        this.now = now;
        this.repair = repair();
    }

    /// @param applied what the last plan that was carried out led to
    public static DriftReport judge(
            Desired approved,
            Desired applied,
            Observed observed,
            Surroundings surroundings,
            History history,
            Instant now) {
        var judge = new DriftJudge(applied, observed, history, now);
        judge.mx();
        judge.record();
        judge.edges(surroundings);
        judge.ways();
        judge.surroundings(surroundings);
        judge.drifts.sort(Comparator.comparing(Drift::severity));
        return new DriftReport(!approved.equals(applied), judge.drifts, judge.unknown);
    }

    private Mode mode() {
        return applied.policy().map(StsPolicy::mode).orElse(Mode.NONE);
    }

    /// What breaks the policy stops mail under enforce, and nothing else.
    private Severity breaking() {
        return switch (mode()) {
            case ENFORCE -> Severity.ERROR;
            case TESTING -> Severity.WARNING;
            case NONE -> Severity.NOTICE;
        };
    }

    private void add(DriftKind kind, Severity severity, String subject, String detail, Repair how) {
        drifts.add(new Drift(kind, severity, subject, detail, how));
    }

    private Repair repair() {
        var basis = new Basis(applied, observed, history, Terms.USUAL, now);
        return switch (Planner.plan(basis)) {
            case Planning.Planned(var plan) -> {
                List<String> reasons = Weakening.of(plan, history);
                yield reasons.isEmpty()
                        ? new Repair.Carry(plan)
                        : new Repair.Ask(
                                "Shall it be brought back to what was approved? " + String.join("; ", reasons));
            }
            case Planning.Nothing _ -> new Repair.Act("nothing is left to do");
            case Planning.Refused(var refusals) ->
                new Repair.Ask(refusals.getFirst().reason().words() + ": "
                        + refusals.getFirst().detail());
        };
    }

    private void mx() {
        switch (observed.mx()) {
            case Seen.Unknown<MxSet>(String why) -> unknown.add("MX: " + why);
            case Seen.Known<MxSet>(MxSet set) -> {
                var added = new TreeSet<>(set.hosts());
                added.removeAll(applied.mx());
                for (DomainName host : added) {
                    boolean covered =
                            applied.policy().map(policy -> policy.covers(host)).orElse(true);
                    // A host that stands in DNS alone may be an attacker's: no pattern is made of it.
                    add(
                            DriftKind.MX_ADDED,
                            covered ? Severity.WARNING : breaking(),
                            host.ascii(),
                            covered ? "the policy covers it" : "the policy does not cover it",
                            new Repair.Ask("Is " + host + " yours? Approve it, or take it out of DNS."));
                }
                var removed = new TreeSet<>(applied.mx());
                removed.removeAll(set.hosts());
                for (DomainName host : removed) {
                    boolean none = set.hosts().stream().noneMatch(applied.mx()::contains);
                    add(
                            DriftKind.MX_REMOVED,
                            none ? breaking() : Severity.WARNING,
                            host.ascii(),
                            "DNS names " + set.hosts(),
                            new Repair.Ask("Did " + host + " go on purpose? Approve it, or put it back into DNS."));
                }
            }
        }
    }

    private void record() {
        Seen<Optional<RecordSet>> seen =
                applied.hosting().delegate().isPresent() ? observed.delegated() : observed.direct();
        switch (seen) {
            case Seen.Unknown<Optional<RecordSet>>(String why) -> unknown.add(applied.idName() + ": " + why);
            case Seen.Known<Optional<RecordSet>>(Optional<RecordSet> set) ->
                record(set.map(RecordSet::values).orElse(List.of()));
        }
    }

    private void record(List<String> values) {
        String name = applied.idName().ascii();
        TxtSelection<StsRecord> selection =
                StsRecord.select(values.stream().map(TxtRecord::of).toList());
        if (selection.candidates() > 1) {
            add(DriftKind.RECORD_DUPLICATE, breaking(), name, selection.candidates() + " records", repair);
            return;
        }
        Optional<StsRecord> record = selection.parsed().value();
        Optional<StsPolicy> policy = applied.policy();
        if (policy.isEmpty()) {
            if (record.isPresent()) {
                add(DriftKind.RECORD_CHANGED, Severity.WARNING, name, "there is a record again", repair);
            }
            return;
        }
        boolean ours = record.isPresent() && published(record.get());
        if (record.isPresent()) {
            Octets body = Octets.utf8(policy.get().render());
            Optional<StampedId> stamped = StampedId.read(record.get().id());
            if (stamped.isPresent() && !stamped.get().names(body)) {
                add(
                        DriftKind.ID_NOT_OF_BODY,
                        breaking(),
                        name,
                        record.get().id().text(),
                        repair);
                return;
            }
        }
        if (!ours) {
            add(
                    DriftKind.RECORD_CHANGED,
                    breaking(),
                    name,
                    record.map(StsRecord::render).orElse("no record counts"),
                    repair);
        }
    }

    private boolean published(StsRecord record) {
        return history.stood().stream()
                .anyMatch(each -> each.fact() instanceof Fact.Id id
                        && id.id().equals(record.id())
                        && each.fact().subject() == Subject.ID);
    }

    private void edges(Surroundings surroundings) {
        Optional<Octets> body = applied.policy().map(policy -> Octets.utf8(policy.render()));
        if (body.isPresent() && observed.edges().isEmpty()) {
            unknown.add("no edge of the policy host is known");
        }
        observed.edges().forEach((edge, answer) -> {
            switch (answer) {
                case EdgeAnswer.Serves serves -> {
                    if (!body.equals(Optional.of(serves.body()))) {
                        add(DriftKind.BODY_DIFFERS, breaking(), edge, "another text than was approved", repair);
                    }
                    certificate(edge, Duration.between(now, serves.certificateUntil()), surroundings.renewed());
                }
                case EdgeAnswer.Nothing _ -> {
                    if (body.isPresent()) {
                        add(DriftKind.BODY_DIFFERS, breaking(), edge, "nothing is served", repair);
                    }
                }
                case EdgeAnswer.Silent(String why) -> unknown.add(edge + ": " + why);
            }
        });
    }

    private void certificate(String edge, Duration left, Duration renewed) {
        if (left.compareTo(renewed.dividedBy(2)) < 0) {
            boolean urgent = left.compareTo(EdgeAnswer.LEAST_CERTIFICATE) < 0;
            add(
                    DriftKind.CERTIFICATE_ENDS,
                    urgent ? breaking() : Severity.WARNING,
                    edge,
                    left.toHours() + " hours are left",
                    new Repair.Act("find out why it was not renewed"));
        }
    }

    /// The names that lead to us: the address of the policy host, and the CNAME record of a delegation.
    private void ways() {
        if (applied.policy().isEmpty()) {
            return;
        }
        switch (observed.address()) {
            case Seen.Unknown<List<RecordSet>>(String why) -> unknown.add(applied.hostName() + ": " + why);
            case Seen.Known<List<RecordSet>>(List<RecordSet> records) -> {
                if (!records.equals(applied.hosting().address())) {
                    add(DriftKind.ALIAS_GONE, breaking(), applied.hostName().ascii(), records.toString(), repair);
                }
            }
        }
        applied.hosting().delegate().ifPresent(target -> {
            switch (observed.alias()) {
                case Seen.Unknown<Optional<RecordSet>>(String why) -> unknown.add(applied.recordName() + ": " + why);
                case Seen.Known<Optional<RecordSet>>(Optional<RecordSet> set) -> {
                    if (!set.map(RecordSet::values).equals(Optional.of(List.of(target.ascii())))) {
                        add(
                                DriftKind.ALIAS_GONE,
                                breaking(),
                                applied.recordName().ascii(),
                                "it does not lead to " + target,
                                repair);
                    }
                }
            }
        });
    }

    private void surroundings(Surroundings around) {
        switch (around.servers()) {
            case Seen.Unknown<Set<DomainName>>(String why) -> unknown.add("name servers: " + why);
            case Seen.Known<Set<DomainName>>(Set<DomainName> servers) -> {
                if (!around.approvedServers().isEmpty() && !servers.equals(around.approvedServers())) {
                    add(
                            DriftKind.NAME_SERVERS_CHANGED,
                            Severity.WARNING,
                            applied.domain().ascii(),
                            new TreeSet<>(servers).toString(),
                            new Repair.Ask("Did you move the domain to other name servers?"));
                }
            }
        }
        switch (around.issuance()) {
            case Seen.Unknown<Boolean>(String why) -> unknown.add("CAA: " + why);
            case Seen.Known<Boolean>(Boolean allowed) -> {
                if (!allowed) {
                    add(
                            DriftKind.ISSUANCE_FORBIDDEN,
                            breaking(),
                            applied.hostName().ascii(),
                            "the next renewal will fail",
                            new Repair.Act("allow our certificate authority in the CAA records"));
                }
            }
        }
    }
}
