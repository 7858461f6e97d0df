package org.sealpost.reports.listen;

import java.io.IOException;
import java.util.Collections;
import java.util.Optional;
import org.sealpost.protocol.Octets;
import org.sealpost.reports.Delivery;
import org.sealpost.reports.Way;
import org.sealpost.reports.listen.Inbox.Receipt;
import org.subethamail.smtp.DropConnectionException;
import org.subethamail.smtp.internal.server.BaseCommand;
import org.subethamail.smtp.server.Session;

/// `DATA`: takes the mail as it is on the wire, adds nothing to it (a signature covers it), and says yes only once
/// it is durable. In LMTP there is a reply for each recipient (RFC 2033 §4.2).
final class MailData extends BaseCommand {
    private final MailSettings settings;
    private final GroupInbox inbox;
    private final Guests guests;

    MailData(MailSettings settings, GroupInbox inbox, Guests guests) {
        super("DATA", "DATA");
        this.settings = settings;
        this.inbox = inbox;
        this.guests = guests;
    }

    @Override
    public void execute(String line, Session session) throws IOException, DropConnectionException {
        Guests.Guest guest = guests.heard(session);
        int recipients = session.getMessageHandler() instanceof MailTransaction transaction
                ? transaction.recipients().size()
                : 0;
        if (recipients == 0) {
            session.sendResponse("503 5.5.1 MAIL and RCPT come first");
            return;
        }
        guests.sending(guest, true);
        try {
            session.sendResponse("354 End with a line of one dot");
            long deadline = System.nanoTime() + settings.transfer().toNanos();
            var reader = new DotReader(session.getRawInput(), inbox.limits().mail(), inbox.room(), deadline);
            answer(session, reader.read(), recipients);
        } finally {
            guests.sending(guest, false);
        }
    }

    private void answer(Session session, DotReader.Outcome outcome, int recipients)
            throws IOException, DropConnectionException {
        if (!guests.begin()) {
            if (outcome instanceof DotReader.Outcome.Whole whole) {
                inbox.room().give(whole.room());
            }
            throw new DropConnectionException(421, "4.3.2 Stopping, try again later");
        }
        // The reply is part of it: when we stop, nobody is hung up on who waits for one.
        try {
            String reply = reply(session, outcome);
            session.resetMailTransaction();
            session.sendResponse(
                    settings.way() == Way.LMTP ? String.join("\r\n", Collections.nCopies(recipients, reply)) : reply);
        } finally {
            guests.done();
        }
    }

    private String reply(Session session, DotReader.Outcome outcome) throws DropConnectionException {
        return switch (outcome) {
            case DotReader.Outcome.Whole(Octets octets, long room) -> {
                try {
                    String source = session.getRemoteAddress().getAddress().getHostAddress();
                    yield MailReply.of(
                            inbox.take(new Delivery(settings.way(), source, inbox.now(), Optional.empty(), octets)));
                } finally {
                    inbox.room().give(room);
                }
            }
            case DotReader.Outcome.TooLarge tooLarge -> {
                inbox.refused(settings.way(), ListenCode.MAIL_TOO_LARGE);
                yield MailReply.of(new Receipt.Refused(ListenCode.MAIL_TOO_LARGE.id()));
            }
            case DotReader.Outcome.NoRoom noRoom -> {
                inbox.refused(settings.way(), ListenCode.MEMORY_FULL);
                yield MailReply.of(new Receipt.Later(ListenCode.MEMORY_FULL.id()));
            }
            case DotReader.Outcome.Endless endless -> {
                inbox.refused(settings.way(), ListenCode.MAIL_TOO_LARGE);
                throw new DropConnectionException(552, "5.3.4 This is far more than is taken, goodbye");
            }
            case DotReader.Outcome.TooSlow tooSlow -> {
                inbox.refused(settings.way(), ListenCode.TOO_SLOW);
                throw new DropConnectionException(421, "4.4.2 This takes too long, goodbye");
            }
        };
    }
}
