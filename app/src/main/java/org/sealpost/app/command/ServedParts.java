package org.sealpost.app.command;

import java.io.PrintStream;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.sealpost.app.job.Job;
import org.sealpost.app.log.Journal;
import org.sealpost.host.certificate.KeySeal;

/// The policy host and the intake beside the pages, each with a thread that looks after it.
final class ServedParts implements AutoCloseable {
    private final Surroundings surroundings;
    private final Journal journal;
    private final Optional<PolicyHostPart> host;
    private final Optional<IntakePart> intake;
    private final List<Thread> threads = new ArrayList<>();
    private final AtomicBoolean stopped = new AtomicBoolean();

    private ServedParts(
            Surroundings surroundings, Journal journal, Optional<PolicyHostPart> host, Optional<IntakePart> intake) {
        this.surroundings = surroundings;
        this.journal = journal;
        this.host = host;
        this.intake = intake;
    }

    /// What they share with the pages.
    ///
    /// @param edges addresses of the policy host
    record Terms(
            PartsOptions options,
            IdentityOptions certificate,
            StoreOptions store,
            NetworkOptions network,
            List<InetAddress> edges,
            Supplier<KeySeal> seal) {}

    /// Those that were chosen serve from now on.
    static ServedParts start(Surroundings surroundings, Set<ServePart> chosen, Terms terms, Journal journal) {
        Optional<PolicyHostPart> host = chosen.contains(ServePart.POLICY_HOST)
                ? Optional.of(host(surroundings, terms, journal))
                : Optional.empty();
        try {
            Optional<IntakePart> intake = chosen.contains(ServePart.INTAKE)
                    ? Optional.of(IntakePart.open(
                            surroundings,
                            new IntakePart.Terms(
                                    terms.options().intake(), terms.certificate(), terms.store(), terms.network()),
                            journal::problem))
                    : Optional.empty();
            var parts = new ServedParts(surroundings, journal, host, intake);
            parts.host.ifPresent(each -> parts.lookAfter("host", each::round, PolicyHostPart.ROUND));
            return parts;
        } catch (RuntimeException refused) {
            host.ifPresent(PolicyHostPart::close);
            throw refused;
        }
    }

    private static PolicyHostPart host(Surroundings surroundings, Terms terms, Journal journal) {
        return PolicyHostPart.open(
                surroundings,
                new PolicyHostPart.Terms(
                        terms.options().host(),
                        terms.options().hostHttps(),
                        "--host-https",
                        terms.edges(),
                        terms.store(),
                        new Wiring(surroundings, terms.network(), Set.of()),
                        terms.seal()),
                journal::problem);
    }

    private void lookAfter(String name, Consumer<Instant> round, Duration pause) {
        threads.add(Thread.ofPlatform().daemon().name("sealpost-" + name).start(() -> {
            do {
                try {
                    round.accept(surroundings.clock().instant());
                } catch (RuntimeException fault) {
                    journal.problem("the " + name + " goes on after a fault: " + fault);
                }
            } while (!stopped.get() && surroundings.pause().pass(pause));
        }));
    }

    /// Says where they listen.
    void tell(PrintStream out) {
        host.ifPresent(part -> part.tell(out));
        intake.ifPresent(part -> {
            part.warnings().forEach(journal::problem);
            part.tell(out);
        });
    }

    /// What is done for them now and then.
    List<Job> jobs() {
        return intake.map(part -> part.jobs(surroundings.clock())).orElse(List.of());
    }

    /// Counters for Prometheus.
    String metrics() {
        return host.map(PolicyHostPart::metrics).orElse("")
                + intake.map(IntakePart::metrics).orElse("");
    }

    /// Answers what was begun, and nothing else.
    void stop() {
        intake.ifPresent(IntakePart::stop);
        host.ifPresent(PolicyHostPart::stop);
    }

    @Override
    public void close() {
        stopped.set(true);
        threads.forEach(Thread::interrupt);
        for (Thread thread : threads) {
            try {
                thread.join(Duration.ofSeconds(10));
            } catch (InterruptedException stop) {
                Thread.currentThread().interrupt();
            }
        }
        intake.ifPresent(IntakePart::close);
        host.ifPresent(PolicyHostPart::close);
    }
}
