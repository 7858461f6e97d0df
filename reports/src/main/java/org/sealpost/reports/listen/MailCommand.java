package org.sealpost.reports.listen;

import java.io.IOException;
import org.subethamail.smtp.DropConnectionException;
import org.subethamail.smtp.internal.server.BaseCommand;
import org.subethamail.smtp.server.Session;

/// A command of ours, which answers with codes of RFC 3463. Whoever sends one wrong command after the other is
/// sent away.
final class MailCommand extends BaseCommand {
    private static final int ERRORS = 20;

    private final Guests guests;
    private final Action action;

    /// What a command does.
    interface Action {
        /// @param line the whole line
        /// @return the reply
        String act(Session session, String line) throws IOException, DropConnectionException;
    }

    MailCommand(String name, Guests guests, Action action) {
        super(name, name);
        this.guests = guests;
        this.action = action;
    }

    @Override
    public void execute(String line, Session session) throws IOException, DropConnectionException {
        Guests.Guest guest = guests.heard(session);
        String reply = action.act(session, line);
        if (reply.charAt(0) == '5' && guest.error() > ERRORS) {
            throw new DropConnectionException(421, "4.7.0 Too many errors, goodbye");
        }
        session.sendResponse(reply);
    }
}
