package org.sealpost.reports.listen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.store.MailFolder;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Flags;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.sealpost.protocol.Octets;
import org.sealpost.reports.Way;
import org.sealpost.reports.listen.ImapMailbox.Afterwards;
import org.sealpost.reports.listen.ImapMailbox.Security;

/// With a real IMAP server, which runs in the test.
@Timeout(180)
class MailboxWatchTest {
    private static final Instant RECEIVED = Instant.parse("2026-11-19T08:00:00Z");
    private static final Duration SOON = Duration.ofMillis(20);

    private final MemoryStore store = new MemoryStore();
    private final GroupInbox inbox = Inboxes.of(store);
    private final Marks marks = new Marks();
    private GreenMail server;
    private GreenMailUser user;

    private static final class Marks implements Bookmarks {
        private final Map<String, Mark> saved = new ConcurrentHashMap<>();

        @Override
        public Optional<Mark> load(String mailbox) {
            return Optional.ofNullable(saved.get(mailbox));
        }

        @Override
        public void save(String mailbox, Mark mark) {
            saved.put(mailbox, mark);
        }
    }

    private static ServerSetup setup(String protocol, int port) {
        var setup = new ServerSetup(port, "127.0.0.1", protocol);
        setup.setServerStartupTimeout(30_000);
        return setup;
    }

    @BeforeEach
    void start() throws Exception {
        server = new GreenMail(setup(ServerSetup.PROTOCOL_IMAP, 0));
        server.start();
        user = server.setUser("reports@example.org", "reports", "password");
        server.getManagers().getImapHostManager().createMailbox(user, "Done");
    }

    @AfterEach
    void stop() {
        inbox.close();
        server.stop();
    }

    private MailFolder folder(String name) {
        return server.getManagers().getImapHostManager().getFolder(user, name);
    }

    private void arrive(String octets) throws Exception {
        var mail = new MimeMessage(
                Session.getInstance(new Properties()),
                new ByteArrayInputStream(octets.getBytes(StandardCharsets.ISO_8859_1)));
        folder("INBOX").appendMessage(mail, new Flags(), Date.from(RECEIVED));
    }

    private static String mail(int number) {
        return "Subject: report " + number + "\r\nX-Odd:   folded\r\n\tand kept\r\n\r\n.text\r\n\r\nä \r\n";
    }

    private ImapMailbox mailbox(Afterwards afterwards, Duration every) {
        return new ImapMailbox(
                "127.0.0.1",
                server.getImap().getPort(),
                "reports",
                () -> "password",
                Security.NONE,
                "INBOX",
                afterwards,
                Optional.empty(),
                every);
    }

    private MailboxWatch watch(Afterwards afterwards) {
        return watch(afterwards, Duration.ofMinutes(1));
    }

    private MailboxWatch watch(Afterwards afterwards, Duration every) {
        return new MailboxWatch(mailbox(afterwards, every), inbox, SOON, new SplittableRandom(1));
    }

    private static void until(BooleanSupplier reached) throws InterruptedException {
        while (!reached.getAsBoolean()) {
            assertThat(new CountDownLatch(1).await(5, TimeUnit.MILLISECONDS)).isFalse();
        }
    }

    @Test
    void mailsThatAreThereAndMailsThatComeAreFetchedAsTheyAre() throws Exception {
        arrive(mail(1));
        arrive(mail(2));
        try (var watch = watch(new Afterwards.MarkSeen())) {
            until(() -> store.size() == 2);
            until(() -> watch.state().taken() == 2);
            // Told by IDLE, for it looks by itself only after a minute.
            arrive(mail(3));
            until(() -> store.size() == 3);
            assertThat(watch.state())
                    .isEqualTo(new MailboxWatch.State(true, "", watch.state().taken()));
        }
        assertThat(store.arrivals().stream().map(each -> each.delivery().octets()))
                .containsExactlyInAnyOrder(octets(1), octets(2), octets(3));
        assertThat(store.arrivals()).allSatisfy(each -> {
            assertThat(each.delivery().way()).isEqualTo(Way.IMAP);
            assertThat(each.delivery().at()).isEqualTo(RECEIVED);
            assertThat(each.delivery().source())
                    .startsWith("reports@127.0.0.1:")
                    .endsWith("/INBOX");
        });
    }

    private static Octets octets(int number) {
        return Octets.of(mail(number).getBytes(StandardCharsets.ISO_8859_1));
    }

    @Test
    void whatWasSeenIsNotFetchedAgain() throws Exception {
        arrive(mail(1));
        try (var watch = watch(new Afterwards.MarkSeen())) {
            until(() -> watch.state().taken() == 1);
        }
        assertThat(folder("INBOX").getMessages().getFirst().isSet(Flags.Flag.SEEN))
                .isTrue();
        arrive(mail(2));
        try (var watch = watch(new Afterwards.MarkSeen())) {
            until(() -> watch.state().taken() == 1);
        }
        assertThat(store.size()).isEqualTo(2);
    }

    @Test
    void mailsAreMovedOnceTheyAreKept() throws Exception {
        arrive(mail(1));
        try (var watch = watch(new Afterwards.MoveTo("Done"))) {
            until(() -> folder("Done").getMessageCount() == 1);
            until(() -> watch.state().taken() == 1);
        }
        assertThat(folder("INBOX").getMessages()).isEmpty();
        assertThat(store.size()).isEqualTo(1);
    }

    @Test
    void mailsAreDeletedOnceTheyAreKept() throws Exception {
        arrive(mail(1));
        try (var watch = watch(new Afterwards.Delete())) {
            until(() -> folder("INBOX").getMessageCount() == 0);
            until(() -> watch.state().taken() == 1);
        }
        assertThat(store.size()).isEqualTo(1);
    }

    @Test
    void aMailThatCouldNotBeKeptIsNotTouched() throws Exception {
        var attempts = new AtomicInteger();
        store.failOn(arrival -> attempts.incrementAndGet() > 0);
        arrive(mail(1));
        try (var watch = watch(new Afterwards.Delete())) {
            until(() -> watch.state().connected());
            until(() -> attempts.get() > 0);
            assertThat(folder("INBOX").getMessageCount()).isEqualTo(1);
            store.failOn(arrival -> false);
            until(() -> folder("INBOX").getMessageCount() == 0);
        }
        assertThat(store.size()).isEqualTo(1);
    }

    @Test
    void leftMailsAreRememberedAndStayUnseen() throws Exception {
        arrive(mail(1));
        arrive(mail(2));
        try (var watch = watch(new Afterwards.Leave(marks))) {
            until(() -> watch.state().taken() == 2);
            until(() -> !marks.saved.isEmpty());
        }
        assertThat(folder("INBOX").getMessages()).hasSize(2).noneMatch(each -> each.isSet(Flags.Flag.SEEN));
        arrive(mail(3));
        try (var watch = watch(new Afterwards.Leave(marks))) {
            until(() -> watch.state().taken() == 1);
        }
        assertThat(store.size()).isEqualTo(3);
        // Other numbers: everything is looked at once more.
        marks.saved.replaceAll((name, mark) -> new Bookmarks.Mark(mark.uidValidity() + 1, 1000));
        try (var watch = watch(new Afterwards.Leave(marks))) {
            until(() -> watch.state().taken() == 3);
        }
    }

    @Test
    void aMailThatIsTooLargeIsNotedOnceAndLeft() throws Exception {
        arrive("Subject: large\r\n\r\n" + ("x".repeat(998) + "\r\n").repeat(101));
        arrive(mail(1));
        try (var watch = watch(new Afterwards.Delete(), Duration.ofMillis(100))) {
            until(() -> watch.state().taken() == 1);
            arrive(mail(2));
            until(() -> watch.state().taken() == 2);
        }
        assertThat(folder("INBOX").getMessageCount()).isEqualTo(1);
        assertThat(inbox.tallies().refused()).isEqualTo(Map.of("intake.mail-too-large", 1L));
        assertThat(inbox.tallies().octets()).isZero();
    }

    @Test
    void manyAreFetchedInBatches() throws Exception {
        for (int i = 0; i < 150; i++) {
            arrive(mail(i));
        }
        try (var watch = watch(new Afterwards.Delete())) {
            until(() -> watch.state().taken() == 150);
            until(() -> folder("INBOX").getMessageCount() == 0);
        }
        assertThat(store.size()).isEqualTo(150);
        assertThat(inbox.tallies().octets()).isZero();
    }

    @Test
    void aServerThatWentAwayIsConnectedToAgain() throws Exception {
        arrive(mail(1));
        int port = server.getImap().getPort();
        try (var watch = watch(new Afterwards.MarkSeen())) {
            until(() -> watch.state().taken() == 1);
            server.stop();
            until(() -> !watch.state().connected());
            assertThat(watch.state().problem()).isNotEmpty();
            server = new GreenMail(setup(ServerSetup.PROTOCOL_IMAP, port));
            server.start();
            user = server.setUser("reports@example.org", "reports", "password");
            until(() -> watch.state().connected());
            arrive(mail(2));
            until(() -> watch.state().taken() == 2);
        }
    }

    @Test
    void aWrongPasswordIsSaidSoAndNotTriedFast() throws Exception {
        var wrong = new ImapMailbox(
                "127.0.0.1",
                server.getImap().getPort(),
                "reports",
                () -> "wrong",
                Security.NONE,
                "INBOX",
                new Afterwards.MarkSeen(),
                Optional.empty(),
                Duration.ofMinutes(1));
        try (var watch = new MailboxWatch(wrong, inbox, SOON, new SplittableRandom(1))) {
            until(() -> watch.state().problem().equals("login refused"));
        }
    }

    @Test
    void withoutTlsOnlyOnThisMachine() {
        assertThatThrownBy(() -> new ImapMailbox(
                        "imap.example.org",
                        143,
                        "reports",
                        () -> "password",
                        Security.NONE,
                        "INBOX",
                        new Afterwards.MarkSeen(),
                        Optional.empty(),
                        Duration.ofMinutes(1)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aServerWithoutTlsGetsNoPassword() throws Exception {
        var demanding = new ImapMailbox(
                "127.0.0.1",
                server.getImap().getPort(),
                "reports",
                () -> "password",
                Security.STARTTLS,
                "INBOX",
                new Afterwards.MarkSeen(),
                Optional.empty(),
                Duration.ofMinutes(1));
        try (var watch = new MailboxWatch(demanding, inbox, SOON, new SplittableRandom(1))) {
            until(() -> !watch.state().problem().isEmpty());
            assertThat(watch.state().problem()).containsIgnoringCase("starttls");
        }
    }

    @Test
    void aCertificateThatNobodyVouchesForIsRefused() throws Exception {
        var secure = new GreenMail(setup(ServerSetup.PROTOCOL_IMAPS, 0));
        secure.start();
        try {
            var mailbox = new ImapMailbox(
                    "127.0.0.1",
                    secure.getImaps().getPort(),
                    "reports",
                    () -> "password",
                    Security.IMPLICIT,
                    "INBOX",
                    new Afterwards.MarkSeen(),
                    Optional.empty(),
                    Duration.ofMinutes(1));
            try (var watch = new MailboxWatch(mailbox, inbox, SOON, new SplittableRandom(1))) {
                until(() -> !watch.state().problem().isEmpty());
                assertThat(watch.state().connected()).isFalse();
            }
        } finally {
            secure.stop();
        }
        assertThat(List.of(secure.getReceivedMessages())).isEmpty();
    }
}
