package org.sealpost.app.command;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.sealpost.app.exit.ExitCode;
import org.sealpost.app.exit.Refusal;
import org.sealpost.app.render.Shown;
import org.sealpost.app.reports.NoKeys;
import org.sealpost.app.reports.ObservedKeys;
import org.sealpost.reports.authentic.AuthenticationResults;
import org.sealpost.reports.authentic.CachedKeys;
import org.sealpost.reports.authentic.DkimKeys;
import org.sealpost.reports.authentic.DkimVerifier;
import org.sealpost.reports.authentic.FirstProven;
import org.sealpost.reports.authentic.Verifier;
import picocli.CommandLine.Option;

/// How it is found out who sent a mail.
final class SenderOptions {
    private static final int KEYS = 10_000;
    private static final Duration KEPT = Duration.ofHours(1);
    private static final Duration BRIEFLY = Duration.ofMinutes(1);

    @Option(
            names = "--no-keys",
            description = "Look up no DKIM keys: who sent a mail stays unknown, and nothing counts as evidence.")
    private boolean noKeys;

    @Option(
            names = "--trust-authserv-id",
            split = ",",
            paramLabel = "NAME",
            description = "Believe the Authentication-Results of this mail server (RFC 8601) where the signature itself"
                    + " cannot be verified any more, repeatable.")
    private List<String> trusted = List.of();

    /// What tells who sent a mail, and what has to be closed with it.
    record Sender(Verifier verifier, Runnable end) implements AutoCloseable {
        @Override
        public void close() {
            end.run();
        }
    }

    /// @param network where keys are looked up
    Sender open(Surroundings surroundings, NetworkOptions network) {
        List<Verifier> verifiers = new ArrayList<>();
        Runnable end = () -> {};
        DkimKeys keys = new NoKeys();
        if (!noKeys) {
            ObservedKeys observed = observed(surroundings, network);
            keys = observed;
            end = observed::close;
        }
        verifiers.add(new DkimVerifier(new CachedKeys(keys, KEYS, KEPT, BRIEFLY, surroundings.clock())));
        if (!trusted.isEmpty()) {
            verifiers.add(new AuthenticationResults(names()));
        }
        return new Sender(new FirstProven(verifiers), end);
    }

    private Set<String> names() {
        return new LinkedHashSet<>(trusted);
    }

    private ObservedKeys observed(Surroundings surroundings, NetworkOptions network) {
        if (network.lab()) {
            throw new Refusal(ExitCode.USAGE, "--lab has no place here: nobody in it sends reports");
        }
        try {
            return ObservedKeys.open(new Wiring(surroundings, network, Set.of()).options());
        } catch (IllegalArgumentException untrustable) {
            throw new Refusal(ExitCode.USAGE, Shown.text(String.valueOf(untrustable.getMessage())));
        }
    }
}
