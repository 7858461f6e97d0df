package org.sealpost.reports.listen;

import jakarta.mail.FetchProfile;
import jakarta.mail.Flags;
import jakarta.mail.Message;
import jakarta.mail.MessageRemovedException;
import jakarta.mail.MessagingException;
import jakarta.mail.UIDFolder;
import jakarta.mail.search.AndTerm;
import jakarta.mail.search.FlagTerm;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.eclipse.angus.mail.imap.IMAPMessage;
import org.sealpost.protocol.Octets;
import org.sealpost.reports.Delivery;
import org.sealpost.reports.Way;
import org.sealpost.reports.listen.Inbox.Receipt;

/// Fetches what is new in an open mailbox. A mail is touched only after it has been kept.
final class MailboxPull {
    private static final int AT_ONCE = 1000;
    private static final int BATCH = 64;
    /// Some servers count each end of a line as one octet.
    private static final int ROUNDING = 64 << 10;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final ImapMailbox mailbox;
    private final MailboxConnection connection;
    private final GroupInbox inbox;
    private final Executor threads;
    /// Mails that were noted as not to be taken, so that each is noted once.
    private final Set<Long> left;

    /// @param uid of the mail
    private record Fetched(IMAPMessage message, long uid, CompletableFuture<Receipt> receipt) {}

    MailboxPull(ImapMailbox mailbox, MailboxConnection connection, GroupInbox inbox, Executor threads, Set<Long> left) {
        this.mailbox = mailbox;
        this.connection = connection;
        this.inbox = inbox;
        this.threads = threads;
        this.left = left;
    }

    /// @param found how many there were
    /// @param taken how many were kept
    /// @param finished whether all were dealt with; else it is to be tried again after a pause
    record Result(int found, int taken, boolean finished) {}

    private record Batch(int taken, boolean finished) {}

    /// @param stopping when true it ends after what it has begun
    Result pull(BooleanSupplier stopping) throws MessagingException, InterruptedException {
        int taken = 0;
        List<IMAPMessage> waiting = waiting();
        for (int from = 0; from < waiting.size() && !stopping.getAsBoolean(); from += BATCH) {
            List<IMAPMessage> batch = waiting.subList(from, Math.min(waiting.size(), from + BATCH));
            Batch done = pull(batch);
            taken += done.taken();
            if (!done.finished()) {
                return new Result(waiting.size(), taken, false);
            }
        }
        return new Result(waiting.size(), taken, true);
    }

    /// The first of those that wait; a long mailbox is not looked at all at once.
    private List<IMAPMessage> waiting() throws MessagingException {
        IMAPFolder folder = connection.folder();
        var notDeleted = new FlagTerm(new Flags(Flags.Flag.DELETED), false);
        var notSeen = new AndTerm(new FlagTerm(new Flags(Flags.Flag.SEEN), false), notDeleted);
        long after = mailbox.afterwards() instanceof ImapMailbox.Afterwards.Leave(Bookmarks bookmarks)
                ? after(bookmarks)
                : 0;
        Message[] found = switch (mailbox.afterwards()) {
            case ImapMailbox.Afterwards.Leave leave -> folder.getMessagesByUID(after + 1, UIDFolder.LASTUID);
            case ImapMailbox.Afterwards.MarkSeen seen -> folder.search(notSeen);
            case ImapMailbox.Afterwards.MoveTo move -> folder.search(notDeleted);
            case ImapMailbox.Afterwards.Delete delete -> folder.search(notDeleted);
        };
        fetch(folder, found, UIDFolder.FetchProfileItem.UID);
        var waiting = new ArrayList<IMAPMessage>();
        for (int i = 0; i < found.length && waiting.size() < AT_ONCE; i++) {
            // RFC 3501 §6.4.8: a range up to * has the last mail in it, even when that is an old one.
            long uid = folder.getUID(found[i]);
            if (uid > after && !left.contains(uid)) {
                waiting.add((IMAPMessage) found[i]);
            }
        }
        fetch(
                folder,
                waiting.toArray(Message[]::new),
                FetchProfile.Item.SIZE,
                IMAPFolder.FetchProfileItem.INTERNALDATE);
        return waiting;
    }

    private static void fetch(IMAPFolder folder, Message[] messages, FetchProfile.Item... items)
            throws MessagingException {
        var profile = new FetchProfile();
        for (FetchProfile.Item item : items) {
            profile.add(item);
        }
        folder.fetch(messages, profile);
    }

    private long after(Bookmarks bookmarks) throws MessagingException {
        long validity = connection.folder().getUIDValidity();
        return bookmarks
                .load(mailbox.name())
                .filter(mark -> mark.uidValidity() == validity)
                .map(Bookmarks.Mark::uid)
                .orElse(0L);
    }

    private Batch pull(List<IMAPMessage> batch) throws MessagingException, InterruptedException {
        var fetched = new ArrayList<Fetched>();
        boolean all = true;
        try {
            for (IMAPMessage message : batch) {
                Optional<CompletableFuture<Receipt>> receipt = fetch(message);
                if (receipt.isEmpty()) {
                    all = false;
                    break;
                }
                fetched.add(new Fetched(message, connection.folder().getUID(message), receipt.get()));
            }
        } finally {
            // What was handed over is waited for, whatever happens to the connection.
            CompletableFuture.allOf(fetched.stream().map(Fetched::receipt).toArray(CompletableFuture[]::new))
                    .join();
        }
        return settle(fetched, all);
    }

    /// Empty when there is no room for it now. A mail that the server cannot give does not stand in the way of
    /// others.
    private Optional<CompletableFuture<Receipt>> fetch(IMAPMessage message)
            throws MessagingException, InterruptedException {
        try {
            return fetchWithin(message);
        } catch (MessageRemovedException gone) {
            return Optional.of(CompletableFuture.completedFuture(new Receipt.Refused("")));
        } catch (MessagingException | IOException failed) {
            if (!connection.folder().isOpen()) {
                throw new MessagingException("the connection was lost", failed);
            }
            return Optional.of(
                    CompletableFuture.completedFuture(new Receipt.Broken(String.valueOf(failed.getMessage()))));
        }
    }

    private Optional<CompletableFuture<Receipt>> fetchWithin(IMAPMessage message)
            throws MessagingException, IOException, InterruptedException {
        int limit = inbox.limits().mail();
        int size = message.getSize();
        if (size > limit) {
            return Optional.of(tooLarge());
        }
        long room = size > 0 ? size + ROUNDING : limit;
        if (!inbox.room().take(room, PATIENCE)) {
            return Optional.empty();
        }
        boolean handedOver = false;
        try {
            byte[] octets = read(message, (int) Math.min(room, limit));
            if (octets.length > limit) {
                return Optional.of(tooLarge());
            }
            if (octets.length > room) {
                // The server has said less than it has; without room it would not be bounded.
                return Optional.empty();
            }
            var delivery = new Delivery(Way.IMAP, mailbox.name(), at(message), Optional.empty(), Octets.of(octets));
            var receipt = CompletableFuture.supplyAsync(() -> inbox.take(delivery), threads)
                    .whenComplete((answer, failure) -> inbox.room().give(room));
            handedOver = true;
            return Optional.of(receipt);
        } finally {
            if (!handedOver) {
                inbox.room().give(room);
            }
        }
    }

    private CompletableFuture<Receipt> tooLarge() {
        inbox.refused(Way.IMAP, ListenCode.MAIL_TOO_LARGE);
        return CompletableFuture.completedFuture(new Receipt.Refused(ListenCode.MAIL_TOO_LARGE.id()));
    }

    /// All octets as the server has them, without marking the mail as seen; at most one more than `most`.
    private static byte[] read(IMAPMessage message, int most) throws MessagingException, IOException {
        message.setPeek(true);
        try (InputStream in = message.getMimeStream()) {
            return in.readNBytes(most + 1);
        }
    }

    @SuppressWarnings("JavaUtilDate") // the library speaks in it
    private Instant at(IMAPMessage message) throws MessagingException {
        var received = Optional.ofNullable(message.getReceivedDate());
        return received.map(date -> Instant.ofEpochMilli(date.getTime())).orElseGet(inbox::now);
    }

    private Batch settle(List<Fetched> fetched, boolean all) throws MessagingException {
        var taken = new ArrayList<Message>();
        boolean finished = all;
        // A bookmark never goes beyond a mail that is still to be taken.
        boolean unbroken = true;
        long last = 0;
        for (Fetched each : fetched) {
            Receipt receipt = each.receipt().join();
            switch (receipt) {
                case Receipt.Taken kept -> taken.add(each.message());
                case Receipt.Refused refused -> left.add(each.uid());
                case Receipt.Later later -> finished = false;
                case Receipt.Broken broken -> finished = false;
            }
            unbroken &= receipt instanceof Receipt.Taken || receipt instanceof Receipt.Refused;
            if (unbroken) {
                last = each.uid();
            }
        }
        if (!taken.isEmpty()) {
            afterwards(taken.toArray(Message[]::new));
        }
        bookmark(last);
        return new Batch(taken.size(), finished);
    }

    private void bookmark(long last) throws MessagingException {
        if (last > 0 && mailbox.afterwards() instanceof ImapMailbox.Afterwards.Leave(Bookmarks bookmarks)) {
            bookmarks.save(
                    mailbox.name(), new Bookmarks.Mark(connection.folder().getUIDValidity(), last));
        }
    }

    private void afterwards(Message[] messages) throws MessagingException {
        switch (mailbox.afterwards()) {
            case ImapMailbox.Afterwards.Leave leave -> {
                // Only the place is remembered.
            }
            case ImapMailbox.Afterwards.MarkSeen seen ->
                connection.folder().setFlags(messages, new Flags(Flags.Flag.SEEN), true);
            case ImapMailbox.Afterwards.MoveTo(String folder) -> move(messages, folder);
            case ImapMailbox.Afterwards.Delete delete -> delete(messages);
        }
    }

    private void move(Message[] messages, String folder) throws MessagingException {
        if (connection.can("MOVE")) {
            connection.folder().moveMessages(messages, connection.other(folder));
        } else {
            connection.folder().copyMessages(messages, connection.other(folder));
            delete(messages);
        }
    }

    /// Without UIDPLUS they are only marked as deleted, for anything more would remove mails that others have
    /// marked.
    private void delete(Message[] messages) throws MessagingException {
        connection.folder().setFlags(messages, new Flags(Flags.Flag.DELETED), true);
        if (connection.can("UIDPLUS")) {
            connection.folder().expunge(messages);
        }
    }
}
