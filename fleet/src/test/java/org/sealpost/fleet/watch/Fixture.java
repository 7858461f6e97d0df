package org.sealpost.fleet.watch;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.sealpost.fleet.watch.look.Look;
import org.sealpost.fleet.watch.look.Source;
import org.sealpost.protocol.name.DomainName;

/// What tests of alerts are made of.
public final class Fixture {
    public static final DomainName DOMAIN = DomainName.of("example.org");
    public static final WatchedDomain WATCHED = WatchedDomain.of(DOMAIN, "t");
    public static final Cause CAUSE = new Cause(DOMAIN, "mtasts.policy.mx-not-listed", "mx2.example.org");

    private Fixture() {}

    public static Symptom symptom(Cause cause, Level level) {
        return new Symptom(
                cause, level, new Telling(cause.subject() + " is not in the policy", "mx: mx1", "Add the line"));
    }

    public static Look look(Instant at, List<Symptom> seen, Set<Cause> unknown) {
        return new Look(DOMAIN, at, List.of(new Told(seen, unknown)));
    }

    /// A source that tells what it is told.
    private record Told(List<Symptom> symptoms, Set<Cause> unknown) implements Source {
        @Override
        public boolean knows(Cause cause) {
            return true;
        }

        @Override
        public boolean reaches(Cause cause) {
            return !unknown.contains(cause);
        }
    }
}
