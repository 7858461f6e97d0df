package org.sealpost.app.command;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.sealpost.app.exit.ExitCode;
import org.sealpost.app.exit.Refusal;
import org.sealpost.app.render.Shown;
import org.sealpost.app.render.Words;
import org.sealpost.app.render.reports.ListeningPrometheus;
import org.sealpost.app.reports.Desk;
import org.sealpost.app.reports.SecondLook;
import org.sealpost.app.store.SqlReportStore;
import org.sealpost.app.store.StoreFault;
import org.sealpost.reports.listen.ImapMailbox;
import org.sealpost.reports.listen.Listening;
import org.sealpost.reports.listen.MailSettings;
import org.sealpost.reports.listen.PostSettings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `sealpost reports listen`: waits for reports.
@Command(
        name = "listen",
        description = {
            "Takes in reports as they come: by SMTP or LMTP, by POST, and from a mailbox. Whatever is taken is on the disk"
                    + " before it is confirmed.",
            "Runs until it is stopped; what was begun is answered first."
        },
        mixinStandardHelpOptions = true)
final class ReportsListenCommand implements Callable<Integer> {
    private static final Duration ROUND = Duration.ofSeconds(30);
    private static final Duration SECOND_LOOK = Duration.ofMinutes(10);
    private static final Duration PRUNE = Duration.ofDays(1);

    private final Surroundings surroundings;

    @Mixin
    private ListenOptions listen = new ListenOptions();

    @Mixin
    private ImapOptions imap = new ImapOptions();

    @Mixin
    private StoreOptions store = new StoreOptions();

    @Mixin
    private SenderOptions sender = new SenderOptions();

    @Mixin
    private QuotaOptions quotas = new QuotaOptions();

    @Mixin
    private RetentionOptions retention = new RetentionOptions();

    @Option(
            names = "--metrics",
            paramLabel = "FILE",
            description = "Write counters for Prometheus to this file every 30 s, such as its node exporter reads.")
    private Optional<Path> metrics = Optional.empty();

    ReportsListenCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        try (SqlReportStore reports = store.open(surroundings);
                SenderOptions.Sender who = sender.open(surroundings)) {
            var ways = new Listening.Ways(listen.mail(surroundings), listen.post(surroundings), mailboxes(reports));
            if (ways.mail().isEmpty()
                    && ways.post().isEmpty()
                    && ways.mailboxes().isEmpty()) {
                throw new Refusal(ExitCode.USAGE, "nowhere to listen: name --smtp, --lmtp, --https, --http or --imap");
            }
            Desk desk = Desk.open(reports, who.verifier(), quotas.quotas(), surroundings.clock());
            try (Listening listening = start(ways, desk)) {
                var stop = new Thread(listening::close);
                Runtime.getRuntime().addShutdownHook(stop);
                tell(ways, listening);
                serve(reports, who, listening);
                Runtime.getRuntime().removeShutdownHook(stop);
            }
        }
        return ExitCode.PASS.number();
    }

    private List<ImapMailbox> mailboxes(SqlReportStore reports) {
        return imap.mailbox(surroundings, reports).stream().toList();
    }

    private static Listening start(Listening.Ways ways, Desk desk) {
        try {
            return Listening.start(ways, desk.inbox(), RandomGenerator.getDefault());
        } catch (IOException busy) {
            throw new Refusal(
                    ExitCode.CONFIGURATION, "cannot listen: " + Shown.text(String.valueOf(busy.getMessage())));
        }
    }

    private void tell(Listening.Ways ways, Listening listening) {
        // Mail first, then posts, as they were named.
        List<String> names = Stream.concat(
                        ways.mail().stream().map(mail -> Words.word(mail.way())),
                        ways.post().stream().map(post -> post.identity().isPresent() ? "https" : "http"))
                .toList();
        for (int i = 0; i < names.size(); i++) {
            Listening.Bound bound = listening.bound().get(i);
            surroundings
                    .out()
                    .println(names.get(i) + " "
                            + bound.address().getAddress().getHostAddress() + " port "
                            + bound.address().getPort());
        }
        for (ImapMailbox mailbox : ways.mailboxes()) {
            surroundings.out().println("imap " + Shown.text(mailbox.name()));
        }
        for (MailSettings mail : ways.mail()) {
            if (mail.identity().isEmpty()) {
                surroundings.err().println("sealpost: no certificate (--cert): mail is taken without STARTTLS");
                break;
            }
        }
        for (PostSettings post : ways.post()) {
            post.paths().all().keySet().stream()
                    .sorted()
                    .forEach(path -> surroundings.out().println("post to " + Shown.text(path)));
        }
        surroundings.out().flush();
    }

    /// Looks after what is kept while the ways in do their work.
    private void serve(SqlReportStore reports, SenderOptions.Sender who, Listening listening) {
        Instant looked = surroundings.clock().instant();
        Instant pruned = Instant.MIN;
        do {
            Instant now = surroundings.clock().instant();
            try {
                metrics.ifPresent(file -> write(file, listening));
                if (!now.isBefore(looked.plus(SECOND_LOOK))) {
                    looked = now;
                    new SecondLook(reports, who.verifier()).run(now);
                }
                if (pruned.equals(Instant.MIN) || !now.isBefore(pruned.plus(PRUNE))) {
                    pruned = now;
                    reports.prune(retention.retention(), now);
                }
            } catch (StoreFault fault) {
                // Whoever brings something is told to come again; this is only care.
                surroundings
                        .err()
                        .println("sealpost: " + store.place(surroundings) + " cannot be looked after: "
                                + Shown.text(String.valueOf(fault.getMessage())));
            }
        } while (surroundings.pause().pass(ROUND));
    }

    private void write(Path file, Listening listening) {
        try (OutputFile output = OutputFile.whole(surroundings.directory().resolve(file))) {
            output.stream().print(ListeningPrometheus.render(listening.state()));
            output.commit();
        }
    }
}
