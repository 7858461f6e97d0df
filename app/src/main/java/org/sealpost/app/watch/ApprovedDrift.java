package org.sealpost.app.watch;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.sealpost.app.store.PublishStore;
import org.sealpost.check.Aspect;
import org.sealpost.fleet.watch.Cause;
import org.sealpost.fleet.watch.Level;
import org.sealpost.fleet.watch.LookKind;
import org.sealpost.fleet.watch.Symptom;
import org.sealpost.fleet.watch.Telling;
import org.sealpost.fleet.watch.WatchedDomain;
import org.sealpost.fleet.watch.look.DriftSource;
import org.sealpost.fleet.watch.look.DriftSource.Difference;
import org.sealpost.fleet.watch.look.DriftSource.Drifted;
import org.sealpost.protocol.name.DomainName;
import org.sealpost.publish.drift.Drift;
import org.sealpost.publish.drift.DriftJudge;
import org.sealpost.publish.drift.DriftKind;
import org.sealpost.publish.drift.DriftReport;
import org.sealpost.publish.drift.Repair;
import org.sealpost.publish.drift.Surroundings;
import org.sealpost.publish.plan.Desired;
import org.sealpost.publish.plan.Observed;
import org.sealpost.publish.plan.Seen;

/// Drift from what was applied, as `publish` judges it. While a plan is under way nothing is drift: things
/// change on purpose. What was approved and given up before it was applied is none either.
public final class ApprovedDrift implements Drifting {
    private final PublishStore store;
    private final Function<Desired, Observed> look;
    private final Surroundings surroundings;
    private final InstantSource clock;

    /// @param look what stands of a domain now
    /// @param surroundings of every domain
    public ApprovedDrift(
            PublishStore store, Function<Desired, Observed> look, Surroundings surroundings, InstantSource clock) {
        this.store = store;
        this.look = look;
        this.surroundings = surroundings;
        this.clock = clock;
    }

    @Override
    public Optional<Drifted> drift(WatchedDomain watched, LookKind kind) {
        DomainName domain = watched.domain();
        if (store.underway(domain).isPresent()) {
            return Optional.of(new UnderWay());
        }
        return store.applied(domain).map(applied -> {
            Observed observed = look.apply(applied);
            Desired approved = store.approved(domain).orElse(applied);
            return new Judged(
                    domain,
                    applied,
                    DriftJudge.judge(
                            approved, applied, observed, surroundings, store.history(domain), clock.instant()));
        });
    }

    private record UnderWay() implements Drifted {
        @Override
        public List<Difference> differences() {
            return List.of();
        }

        @Override
        public boolean reaches(Cause cause) {
            return false;
        }
    }

    private record Judged(DomainName domain, Desired desired, DriftReport report) implements Drifted {
        @Override
        public List<Difference> differences() {
            return report.drifts().stream().map(this::difference).toList();
        }

        private Difference difference(Drift drift) {
            return new Difference(
                    aspect(drift.kind()),
                    new Symptom(
                            new Cause(domain, what(drift.kind()), drift.subject()),
                            level(drift),
                            new Telling(drift.subject() + ": " + drift.kind().words(), drift.detail(), words(drift))));
        }

        /// A part that could not be looked at is named first in its sentence.
        @Override
        public boolean reaches(Cause cause) {
            Set<String> parts = switch (kind(cause)) {
                case MX_ADDED, MX_REMOVED -> Set.of("MX");
                case RECORD_CHANGED, RECORD_DUPLICATE, ID_NOT_OF_BODY ->
                    Set.of(desired.idName().ascii());
                case BODY_DIFFERS, CERTIFICATE_ENDS, ALIAS_GONE -> Set.of(cause.subject());
                case ISSUANCE_FORBIDDEN -> Set.of("CAA");
                case NAME_SERVERS_CHANGED -> Set.of("name servers");
            };
            return report.unknown().stream()
                    .noneMatch(sentence -> parts.stream().anyMatch(part -> sentence.startsWith(part + ": ")));
        }
    }

    private static String what(DriftKind kind) {
        return DriftSource.PREFIX + kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static DriftKind kind(Cause cause) {
        return DriftKind.valueOf(cause.what()
                .substring(DriftSource.PREFIX.length())
                .toUpperCase(Locale.ROOT)
                .replace('-', '_'));
    }

    private static Aspect aspect(DriftKind kind) {
        return switch (kind) {
            case MX_ADDED, MX_REMOVED -> Aspect.MX_AGAINST_POLICY;
            case RECORD_CHANGED, RECORD_DUPLICATE, ID_NOT_OF_BODY -> Aspect.STS_RECORD;
            case BODY_DIFFERS, ALIAS_GONE -> Aspect.POLICY_FILE;
            case CERTIFICATE_ENDS, ISSUANCE_FORBIDDEN -> Aspect.POLICY_CERTIFICATE;
            case NAME_SERVERS_CHANGED -> Aspect.NAME_SERVERS;
        };
    }

    /// Only what has mail refused wakes somebody (RFC 8461 §8.1).
    private static Level level(Drift drift) {
        boolean ofMail = aspect(drift.kind()) == Aspect.MX_AGAINST_POLICY;
        return switch (drift.severity()) {
            case ERROR -> ofMail ? Level.PAGE : Level.WARNING;
            case WARNING -> Level.WARNING;
            case UNKNOWN, NOTICE -> Level.NOTICE;
        };
    }

    private static String words(Drift drift) {
        return switch (drift.repair()) {
            case Repair.Carry _ -> "Show the plan that brings back what was approved.";
            case Repair.Ask(String question) -> question;
            case Repair.Act(String what) ->
                drift.kind() == DriftKind.RECORD_CHANGED
                        ? "It leads to the policy that was approved. Take it over, or see who set it."
                        : what;
        };
    }

    /// When certificates are renewed here, and nothing noted of name servers and authorities.
    public static Surroundings surroundings(Duration renewed) {
        return new Surroundings(
                Set.of(), new Seen.Unknown<>("not looked at"), new Seen.Unknown<>("not looked at"), renewed);
    }
}
