package org.sealpost.app.command;

import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.sealpost.app.exit.ExitCode;
import org.sealpost.app.exit.Refusal;
import org.sealpost.app.job.Job;
import org.sealpost.app.render.Shown;
import org.sealpost.app.render.Words;
import org.sealpost.app.render.reports.ListeningPrometheus;
import org.sealpost.app.reports.Desk;
import org.sealpost.app.reports.SecondLook;
import org.sealpost.app.store.SqlReportStore;
import org.sealpost.app.store.StoreFault;
import org.sealpost.reports.listen.ImapMailbox;
import org.sealpost.reports.listen.Listening;
import org.sealpost.reports.listen.PostSettings;
import org.sealpost.reports.store.Retention;

/// An intake of reports that runs: in `sealpost reports listen`, or as a part of `sealpost serve`.
final class IntakePart implements AutoCloseable {
    private static final Duration SECOND_LOOK = Duration.ofMinutes(10);
    private static final Duration PRUNE = Duration.ofDays(1);

    private final SqlReportStore reports;
    private final SenderOptions.Sender who;
    private final Listening listening;
    private final Listening.Ways ways;
    private final Retention retention;
    private final Consumer<String> problems;

    private IntakePart(
            SqlReportStore reports,
            SenderOptions.Sender who,
            Listening listening,
            Listening.Ways ways,
            Retention retention,
            Consumer<String> problems) {
        this.reports = reports;
        this.who = who;
        this.listening = listening;
        this.ways = ways;
        this.retention = retention;
        this.problems = problems;
    }

    /// What it is made of.
    record Terms(IntakeOptions options, IdentityOptions certificate, StoreOptions store, NetworkOptions network) {}

    /// Takes reports from now on.
    ///
    /// @param problems hears in a sentence what is not as it should be
    static IntakePart open(Surroundings surroundings, Terms terms, Consumer<String> problems) {
        IntakeOptions options = terms.options();
        Retention retention = options.retention().retention();
        SqlReportStore reports = terms.store().open(surroundings);
        try {
            SenderOptions.Sender who = options.sender().open(surroundings, terms.network());
            try {
                var ways = new Listening.Ways(
                        options.listen().mail(surroundings, terms.certificate()),
                        options.listen().post(surroundings, terms.certificate()),
                        options.imap().mailbox(surroundings, reports).stream().toList());
                if (ways.mail().isEmpty()
                        && ways.post().isEmpty()
                        && ways.mailboxes().isEmpty()) {
                    throw new Refusal(
                            ExitCode.USAGE, "nowhere to listen: name --smtp, --lmtp, --https, --http or --imap");
                }
                Desk desk = Desk.open(reports, who.verifier(), options.quotas().quotas(), surroundings.clock());
                return new IntakePart(
                        reports,
                        who,
                        start(ways, desk),
                        ways,
                        retention,
                        problem -> problems.accept(
                                terms.store().place(surroundings) + " cannot be looked after: " + problem));
            } catch (RuntimeException refused) {
                who.close();
                throw refused;
            }
        } catch (RuntimeException refused) {
            reports.close();
            throw refused;
        }
    }

    private static Listening start(Listening.Ways ways, Desk desk) {
        try {
            return Listening.start(ways, desk.inbox(), RandomGenerator.getDefault());
        } catch (IOException busy) {
            throw new Refusal(
                    ExitCode.CONFIGURATION, "cannot listen: " + Shown.text(String.valueOf(busy.getMessage())));
        }
    }

    /// What whoever starts it should know; empty when all is well.
    List<String> warnings() {
        return ways.mail().stream().anyMatch(mail -> mail.identity().isEmpty())
                ? List.of("no certificate (--cert): mail is taken without STARTTLS")
                : List.of();
    }

    /// Says where it listens.
    void tell(PrintStream out) {
        // Mail first, then posts, as they were named.
        List<String> names = Stream.concat(
                        ways.mail().stream().map(mail -> Words.word(mail.way())),
                        ways.post().stream().map(post -> post.identity().isPresent() ? "https" : "http"))
                .toList();
        for (int i = 0; i < names.size(); i++) {
            Listening.Bound bound = listening.bound().get(i);
            out.println(names.get(i) + " " + bound.address().getAddress().getHostAddress() + " port "
                    + bound.address().getPort());
        }
        for (ImapMailbox mailbox : ways.mailboxes()) {
            out.println("imap " + Shown.text(mailbox.name()));
        }
        for (PostSettings post : ways.post()) {
            post.paths().all().keySet().stream().sorted().forEach(path -> out.println("post to " + Shown.text(path)));
        }
        out.flush();
    }

    /// What is done to what is kept while the ways in do their work.
    List<Job> jobs(InstantSource clock) {
        return List.of(
                new Job(
                        "second-look-at-reports",
                        SECOND_LOOK,
                        caring(() -> new SecondLook(reports, who.verifier()).run(clock.instant()))),
                new Job("drop-old-reports", PRUNE, caring(() -> reports.prune(retention, clock.instant()))));
    }

    private Runnable caring(Runnable work) {
        return () -> {
            try {
                work.run();
            } catch (StoreFault fault) {
                // Whoever brings something is told to come again; this is only care.
                problems.accept(Shown.text(String.valueOf(fault.getMessage())));
            }
        };
    }

    /// Counters for Prometheus.
    String metrics() {
        return ListeningPrometheus.render(listening.state());
    }

    /// Answers what was begun, and nothing else.
    void stop() {
        listening.close();
    }

    @Override
    public void close() {
        listening.close();
        who.close();
        reports.close();
    }
}
