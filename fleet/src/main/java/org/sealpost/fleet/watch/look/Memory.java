package org.sealpost.fleet.watch.look;

import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import org.sealpost.check.Outcome;
import org.sealpost.check.Reading;
import org.sealpost.check.Verdict;
import org.sealpost.check.grade.Grade;
import org.sealpost.check.grade.Letter;
import org.sealpost.observe.facts.DomainFacts;
import org.sealpost.observe.facts.Lookup;
import org.sealpost.protocol.mtasts.Mode;

/// What is kept of a domain between looks beside its alerts.
///
/// @param mode of the last policy that was seen: an outage does not make a fault less grave
/// @param recordsUnseen since when DNS or the policy could not be told
/// @param serversUnseen since when the mail servers could not be told
/// @param stage as it was seen last
/// @param grade of the last look at everything that could tell one; none when a later look shows another domain
/// @param missing since when DNS has said that there is no such domain
/// @param records how records and policy were when they were looked at last
/// @param servers how the mail servers were; empty while those that DNS names now were not looked at
/// @param hosts the mail servers that DNS named last
public record Memory(
        Optional<Mode> mode,
        Optional<Instant> recordsUnseen,
        Optional<Instant> serversUnseen,
        Optional<Stage> stage,
        Optional<Letter> grade,
        Optional<Instant> missing,
        Optional<Outcome> records,
        Optional<Outcome> servers,
        Optional<String> hosts) {
    public static final Memory NONE = new Memory(Optional.empty(), Optional.empty(), Optional.empty());

    /// Of a domain whose stage and grade were never seen.
    public Memory(Optional<Mode> mode, Optional<Instant> recordsUnseen, Optional<Instant> serversUnseen) {
        this(mode, recordsUnseen, serversUnseen, Optional.empty(), Optional.empty());
    }

    /// Of a domain from before it was kept how each part was.
    public Memory(
            Optional<Mode> mode,
            Optional<Instant> recordsUnseen,
            Optional<Instant> serversUnseen,
            Optional<Stage> stage,
            Optional<Letter> grade) {
        this(
                mode,
                recordsUnseen,
                serversUnseen,
                stage,
                grade,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /// After one more look.
    ///
    /// @param seen the mode of the policy, when one was seen
    public Memory after(DomainFacts facts, Verdict verdict, Optional<Mode> seen) {
        Optional<Outcome> recordsNow = Scope.RECORDS.lookedAt(facts.vantage().without())
                ? Optional.of(Parts.records(facts, verdict))
                : records;
        Optional<String> named = Parts.hosts(facts).or(() -> hosts);
        boolean whole = Scope.SERVERS.lookedAt(facts.vantage().without());
        boolean others = !whole && hosts.isPresent() && !named.equals(hosts);
        boolean worse = !whole
                && records.isPresent()
                && !records.equals(recordsNow)
                && recordsNow.equals(Optional.of(Outcome.FAIL));
        return new Memory(
                seen.or(() -> mode),
                since(Scope.RECORDS, recordsUnseen, facts, verdict),
                since(Scope.SERVERS, serversUnseen, facts, verdict),
                Stage.of(Reading.of(facts)).or(() -> stage),
                others || worse ? Optional.empty() : grade(facts, verdict),
                missing(facts),
                recordsNow,
                whole ? Optional.of(Parts.servers(facts, verdict)) : others ? Optional.empty() : servers,
                named);
    }

    /// How the domain is, by what was seen last of each of its parts; empty when a part of it was not looked at.
    public Optional<Outcome> outcome() {
        if (records.equals(Optional.of(Outcome.NOT_APPLICABLE)) || mode.equals(Optional.of(Mode.NONE))) {
            return records;
        }
        Optional<Outcome> worst = Stream.of(records, servers)
                .flatMap(Optional::stream)
                .min(Comparator.comparingInt(Parts.WORST_FIRST::indexOf));
        boolean all = records.isPresent() && servers.isPresent();
        return worst.filter(each -> all || each == Outcome.FAIL || each == Outcome.UNKNOWN);
    }

    /// Whether nothing was ever seen of it.
    public boolean isNew() {
        return equals(NONE);
    }

    private Optional<Instant> missing(DomainFacts facts) {
        if (isMissing(facts)) {
            return missing.or(() -> Optional.of(facts.observedAt()));
        }
        return facts.mail().mx() instanceof Lookup.Failed ? missing : Optional.empty();
    }

    /// Without the mail servers there is no grade.
    private Optional<Letter> grade(DomainFacts facts, Verdict verdict) {
        if (!Scope.SERVERS.lookedAt(facts.vantage().without())) {
            return grade;
        }
        return switch (Grade.of(verdict)) {
            case Grade.Graded(Letter letter, var _) -> Optional.of(letter);
            case Grade.NotApplicable() -> Optional.empty();
            case Grade.CannotTell() -> grade;
        };
    }

    Optional<Instant> since(Scope scope) {
        return switch (scope) {
            case RECORDS -> recordsUnseen;
            case SERVERS -> serversUnseen;
        };
    }

    private static Optional<Instant> since(Scope scope, Optional<Instant> before, DomainFacts facts, Verdict verdict) {
        if (!scope.lookedAt(facts.vantage().without())) {
            return before;
        }
        return scope.isUnseen(verdict) || isMissing(facts)
                ? Optional.of(before.orElse(facts.observedAt()))
                : Optional.empty();
    }

    /// Whether DNS says that there is no such domain. It may be gone, or the zone broken for an hour: no
    /// fault of it is mended by that.
    static boolean isMissing(DomainFacts facts) {
        return facts.mail().mx() instanceof Lookup.Absent<?> absent && !absent.nameExists();
    }
}
