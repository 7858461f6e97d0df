package org.sealpost.reports.listen;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.random.RandomGenerator;
import org.sealpost.reports.Way;

/// All ways in together: they begin together or not at all, and when they end, everything that was begun is
/// answered.
public final class Listening implements AutoCloseable {
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(5);

    private final GroupInbox inbox;
    private final List<MailServer> mail = new ArrayList<>();
    private final List<PostServer> post = new ArrayList<>();
    private final List<MailboxWatch> mailboxes = new ArrayList<>();
    private final List<Bound> bound = new ArrayList<>();

    /// Where something listens.
    public record Bound(Way way, InetSocketAddress address) {}

    /// Which ways there are.
    public record Ways(List<MailSettings> mail, List<PostSettings> post, List<ImapMailbox> mailboxes) {
        public Ways {
            mail = List.copyOf(mail);
            post = List.copyOf(post);
            mailboxes = List.copyOf(mailboxes);
        }
    }

    /// How it goes.
    ///
    /// @param connected by SMTP and LMTP, now
    public record State(GroupInbox.Tallies inbox, int connected, List<MailboxWatch.State> mailboxes) {
        public State {
            mailboxes = List.copyOf(mailboxes);
        }
    }

    private Listening(GroupInbox inbox) {
        this.inbox = inbox;
    }

    /// @param inbox is closed with it
    /// @throws IOException when one of them cannot listen where it is told to; then none does
    public static Listening start(Ways ways, GroupInbox inbox, RandomGenerator random) throws IOException {
        var listening = new Listening(inbox);
        try {
            for (MailSettings each : ways.mail()) {
                var server = new MailServer(each, inbox);
                listening.mail.add(server);
                listening.bound.add(new Bound(each.way(), server.address()));
            }
            for (PostSettings each : ways.post()) {
                var server = new PostServer(each, inbox);
                listening.post.add(server);
                listening.bound.add(new Bound(Way.HTTPS, server.address()));
            }
        } catch (IOException | RuntimeException failed) {
            listening.close();
            throw failed;
        }
        for (ImapMailbox each : ways.mailboxes()) {
            listening.mailboxes.add(new MailboxWatch(each, inbox, FIRST_PAUSE, random));
        }
        return listening;
    }

    /// Where mail and posts are taken, with the ports that were found free.
    public List<Bound> bound() {
        return List.copyOf(bound);
    }

    public State state() {
        return new State(
                inbox.tallies(),
                mail.stream().mapToInt(MailServer::connected).sum(),
                mailboxes.stream().map(MailboxWatch::state).toList());
    }

    /// Takes nothing more, and returns when everything that was begun has been kept and answered.
    @Override
    public void close() {
        var endings = new ArrayList<AutoCloseable>();
        endings.addAll(mailboxes);
        endings.addAll(post);
        endings.addAll(mail);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (AutoCloseable each : endings) {
                threads.execute(() -> close(each));
            }
        }
        inbox.close();
    }

    private static void close(AutoCloseable ending) {
        try {
            ending.close();
        } catch (Exception none) {
            throw new IllegalStateException(none);
        }
    }
}
