package org.sealpost.app.command;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.sealpost.app.check.Checked;
import org.sealpost.app.check.Checker;
import org.sealpost.app.exit.ExitCode;
import org.sealpost.app.exit.Refusal;
import org.sealpost.app.render.ProgressLine;
import org.sealpost.check.Outcome;
import org.sealpost.check.expect.Expectation;
import org.sealpost.check.expect.Expectation.Held;
import org.sealpost.check.time.Watched;
import org.sealpost.protocol.name.DomainName;

/// The rounds of one command: the check, what is waited for before it, and what is watched after it.
record Rounds(CheckRun run, Wiring wiring, ExpectOptions expecting, WatchOptions watching) {
    /// Whoever says what a name server should answer waits until it does.
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private static final Duration USUAL_INTERVAL = Duration.ofSeconds(10);

    /// @param named whether there is a domain, without which the lab tests itself
    /// @throws Refusal when there is nothing to watch or to expect something of
    void holdSelfTest(boolean named) {
        if (!named && (watching.interval().isPresent() || !run.expectation().isNone())) {
            throw new Refusal(ExitCode.USAGE, "to watch or expect something, name a domain of the lab");
        }
    }

    int run(List<DomainName> domains, Network network) {
        ExpectOptions.hold(run.expectation(), domains);
        Wiring patient = run.expectation().isNone() ? wiring : wiring.withGrace(PATIENCE);
        if (expecting.untilSeen()) {
            new UntilSeen(run, watching.interval().orElse(USUAL_INTERVAL), expecting.giveUpAfter())
                    .await(
                            domains.getFirst(),
                            progress -> network.open(
                                    patient.leavingOut(run.expectation().needless()), progress));
        }
        Map<DomainName, Known> known = new ConcurrentHashMap<>();
        int code = first(domains, network, patient, known);
        return watching.interval().isEmpty() || expecting.untilSeen()
                ? code
                : new WatchRun(run, watching.interval().get(), progress -> network.open(patient, progress))
                        .run(domains, known);
    }

    private int first(List<DomainName> domains, Network network, Wiring patient, Map<DomainName, Known> known) {
        try (var progress = progress(domains.size());
                Checker checker = network.open(patient, progress)) {
            return run.run(domains, new Remembering(checker, run.expectation(), known), progress);
        }
    }

    private ProgressLine progress(int total) {
        Surroundings surroundings = run.surroundings();
        return new ProgressLine(surroundings.err(), surroundings.terminal(), total, surroundings.clock());
    }

    /// Opens what looks in one round.
    @FunctionalInterface
    interface Round {
        Checker open(ProgressLine progress);
    }

    /// What the next look at a domain is held against.
    record Known(Watched watched, List<Held> held) {
        Known {
            held = List.copyOf(held);
        }

        static Known of(Checked checked, Expectation expectation) {
            return new Known(Watched.of(checked.facts(), checked.verdict()), expectation.against(checked.facts()));
        }

        /// The verdict, and what was expected.
        List<Outcome> outcomes() {
            Outcome outcome = watched.known().outcome();
            return Expectation.met(held) ? List.of(outcome) : List.of(outcome, Outcome.FAIL);
        }
    }

    private record Remembering(Checker checker, Expectation expectation, Map<DomainName, Known> known)
            implements Checker {
        @Override
        public Checked check(DomainName domain) {
            Checked checked = checker.check(domain);
            known.put(domain, Known.of(checked, expectation));
            return checked;
        }

        @Override
        public void close() {
            checker.close();
        }
    }
}
