package org.sealpost.reports.listen;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.sealpost.reports.Way;
import org.subethamail.smtp.internal.server.CommandHandler;
import org.subethamail.smtp.server.Session;

/// What is said in SMTP and LMTP, but for the mail itself.
///
/// @see <a href="https://www.rfc-editor.org/rfc/rfc5321#section-4.1">RFC 5321 §4.1</a>
/// @see <a href="https://www.rfc-editor.org/rfc/rfc2033#section-4">RFC 2033 §4</a>
final class MailCommands {
    private static final String SEQUENCE = "503 5.5.1 ";

    private final MailSettings settings;
    private final GroupInbox inbox;
    private final Guests guests;

    MailCommands(MailSettings settings, GroupInbox inbox, Guests guests) {
        this.settings = settings;
        this.inbox = inbox;
        this.guests = guests;
    }

    void addTo(CommandHandler handler) {
        boolean lmtp = settings.way() == Way.LMTP;
        add(handler, "LHLO", lmtp ? this::extended : (session, line) -> "500 5.5.1 This is SMTP, say EHLO");
        // RFC 2033 §4.1: an LMTP server never says yes to these two.
        add(handler, "EHLO", lmtp ? (session, line) -> "500 5.5.1 This is LMTP, say LHLO" : this::extended);
        add(handler, "HELO", lmtp ? (session, line) -> "500 5.5.1 This is LMTP, say LHLO" : this::plain);
        add(handler, "MAIL", this::sender);
        add(handler, "RCPT", this::recipient);
        add(handler, "RSET", (session, line) -> {
            session.resetMailTransaction();
            return "250 2.0.0 Begin again";
        });
        add(handler, "NOOP", (session, line) -> "250 2.0.0 Nothing done");
        add(handler, "VRFY", (session, line) -> "252 2.5.0 Send it, then you will know");
        add(
                handler,
                "HELP",
                (session, line) -> "214 2.0.0 This takes TLS reports (RFC 8460) for the addresses it knows");
        for (String unknown : List.of("EXPN", "AUTH", "BDAT")) {
            add(handler, unknown, (session, line) -> "502 5.5.1 " + unknown + " is not offered");
        }
        handler.addCommand(new MailData(settings, inbox, guests));
    }

    private void add(CommandHandler handler, String name, MailCommand.Action action) {
        handler.addCommand(new MailCommand(name, guests, action));
    }

    private String plain(Session session, String line) {
        return greeted(session, line) ? "250 " + settings.hostName() : "501 5.5.4 Say who you are";
    }

    private String extended(Session session, String line) {
        if (!greeted(session, line)) {
            return "501 5.5.4 Say who you are";
        }
        var lines = new ArrayList<String>();
        lines.add(settings.hostName());
        lines.add("PIPELINING");
        // RFC 1870 §3
        lines.add("SIZE " + inbox.limits().mail());
        // RFC 3207 §4.2: not again, once TLS is on.
        if (settings.identity().isPresent() && !session.isTLSStarted()) {
            lines.add("STARTTLS");
        }
        lines.add("ENHANCEDSTATUSCODES");
        lines.add("8BITMIME");
        lines.add("SMTPUTF8");
        return "250-" + String.join("\r\n250-", lines.subList(0, lines.size() - 1)) + "\r\n250 " + lines.getLast();
    }

    private static boolean greeted(Session session, String line) {
        String name = line.length() < 5 ? "" : line.substring(4).strip();
        if (name.isEmpty()) {
            return false;
        }
        session.resetMailTransaction();
        session.setHelo(name);
        return true;
    }

    private String sender(Session session, String line) {
        if (session.getHelo().isEmpty()) {
            return SEQUENCE + "Say hello first";
        }
        if (session.isMailTransactionInProgress()) {
            return SEQUENCE + "One mail after the other";
        }
        var path = MailPath.read(line, "FROM:");
        if (path.isEmpty()) {
            return "501 5.5.4 MAIL FROM:<address> is what is understood";
        }
        for (String parameter : path.get().parameters()) {
            if (parameter.startsWith("SIZE=")) {
                String size = parameter.substring(5);
                if (!size.matches("[0-9]{1,20}")) {
                    return "501 5.5.4 SIZE is a number of octets";
                }
                if (size.length() > 18 || Long.parseLong(size) > inbox.limits().mail()) {
                    inbox.refused(settings.way(), ListenCode.MAIL_TOO_LARGE);
                    return tooLarge();
                }
            } else if (!List.of("BODY=7BIT", "BODY=8BITMIME", "SMTPUTF8").contains(parameter)) {
                // RFC 5321 §4.1.1.11
                return "555 5.5.4 There is a parameter that was not offered";
            }
        }
        session.startMailTransaction();
        return "250 2.1.0 Go on";
    }

    private String tooLarge() {
        return "552 5.3.4 A mail of more than " + inbox.limits().mail() + " octets is not taken";
    }

    private String recipient(Session session, String line) throws IOException {
        if (!(session.getMessageHandler() instanceof MailTransaction transaction)) {
            return SEQUENCE + "MAIL comes first";
        }
        var path = MailPath.read(line, "TO:");
        if (path.isEmpty()) {
            return "501 5.5.4 RCPT TO:<address> is what is understood";
        }
        if (!path.get().parameters().isEmpty()) {
            return "555 5.5.4 There is a parameter that was not offered";
        }
        if (!settings.addresses().takes(path.get().address())) {
            inbox.refused(settings.way(), ListenCode.NO_SUCH_ADDRESS);
            return "550 5.1.1 There is no such address here: only TLS reports are taken, and nothing is passed on";
        }
        if (session.getRecipientCount() >= session.getServer().getMaxRecipients()) {
            return "452 4.5.3 Enough recipients";
        }
        transaction.recipient(path.get().address());
        session.addRecipient(path.get().address());
        return "250 2.1.5 Go on";
    }
}
