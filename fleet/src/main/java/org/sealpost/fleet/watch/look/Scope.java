package org.sealpost.fleet.watch.look;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.sealpost.check.Aspect;
import org.sealpost.check.AspectVerdict;
import org.sealpost.check.Outcome;
import org.sealpost.check.Verdict;
import org.sealpost.fleet.watch.Intervals;
import org.sealpost.observe.facts.Part;

/// What of a domain may be out of sight, in the words of an alert.
public enum Scope {
    RECORDS,
    SERVERS;

    private static final int ROUNDS_OF_RECORDS = 6;
    private static final int ROUNDS_OF_SERVERS = 2;

    private Set<Aspect> aspects() {
        return switch (this) {
            case RECORDS -> Set.of(Aspect.STS_RECORD, Aspect.POLICY_FILE, Aspect.MX_AGAINST_POLICY, Aspect.TLS_RPT);
            case SERVERS -> Set.of(Aspect.MX_TLS, Aspect.DANE);
        };
    }

    private Set<Part> parts() {
        return switch (this) {
            case RECORDS -> Set.of(Part.RECORD, Part.POLICY, Part.MX);
            case SERVERS -> Set.of(Part.SMTP, Part.DANE);
        };
    }

    /// As an alert names it: `records` or `servers`.
    public String word() {
        return switch (this) {
            case RECORDS -> "records";
            case SERVERS -> "servers";
        };
    }

    /// How long it may be out of sight before that is an alert of its own.
    Duration patience(Intervals intervals) {
        return switch (this) {
            case RECORDS -> intervals.records().multipliedBy(ROUNDS_OF_RECORDS);
            case SERVERS -> intervals.servers().multipliedBy(ROUNDS_OF_SERVERS);
        };
    }

    /// Whether it was looked at.
    boolean lookedAt(Set<Part> without) {
        return parts().stream().noneMatch(without::contains);
    }

    /// Whether any of it could not be told.
    boolean isUnseen(Verdict verdict) {
        List<AspectVerdict> all = verdict.aspects();
        return all.stream().anyMatch(each -> aspects().contains(each.aspect()) && each.outcome() == Outcome.UNKNOWN);
    }
}
