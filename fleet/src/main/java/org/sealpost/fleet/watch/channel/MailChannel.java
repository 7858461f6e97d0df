package org.sealpost.fleet.watch.channel;

import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.sealpost.fleet.watch.notice.Message;

/// Plain mails to a list of people.
final class MailChannel implements Channel {
    private static final String TIME = "20000";
    private static final int LONGEST_SUBJECT = 150;
    private static final int PERMANENT = 5;

    private final MailServer server;
    private final List<String> to;
    private final MessageText text;

    MailChannel(MailServer server, List<String> to, MessageText text) {
        this.server = server;
        this.to = List.copyOf(to);
        this.text = text;
    }

    @Override
    public Delivery send(Message message) {
        String protocol = server.security() == MailServer.Security.IMPLICIT ? "smtps" : "smtp";
        Session session = Session.getInstance(properties("mail." + protocol + "."));
        try (Transport transport = session.getTransport(protocol)) {
            MimeMessage mail = mail(session, message);
            if (server.user().isPresent()) {
                transport.connect(
                        server.host(),
                        server.port(),
                        server.user().get(),
                        server.password().get());
            } else {
                transport.connect(server.host(), server.port(), null, null);
            }
            transport.sendMessage(mail, mail.getAllRecipients());
            return new Delivery.Delivered();
        } catch (AddressException unusable) {
            return new Delivery.Refused("an address is none");
        } catch (MessagingException failed) {
            return failed(failed);
        }
    }

    private MimeMessage mail(Session session, Message message) throws MessagingException {
        String place = server.from().substring(server.from().indexOf('@') + 1);
        var mail = new Identified(session, "<" + message.id() + "@" + place + ">");
        mail.setFrom(new InternetAddress(server.from(), true));
        for (String each : to) {
            mail.addRecipient(RecipientType.TO, new InternetAddress(each, true));
        }
        mail.setSubject(subject(text.subject(message)), StandardCharsets.UTF_8.name());
        mail.setText(text.body(message).replace("\n", "\r\n") + "\r\n", StandardCharsets.UTF_8.name());
        mail.setSentDate(Date.from(message.at()));
        // RFC 3834 §5: no machine is to answer.
        mail.setHeader("Auto-Submitted", "auto-generated");
        mail.saveChanges();
        return mail;
    }

    /// One line, whatever was seen: no header can be added by it.
    static String subject(String words) {
        String line = words.replaceAll("\\p{Cntrl}+", " ").strip();
        return line.length() <= LONGEST_SUBJECT ? line : line.substring(0, LONGEST_SUBJECT) + "…";
    }

    private Properties properties(String prefix) {
        var properties = new Properties();
        properties.setProperty(prefix + "connectiontimeout", TIME);
        properties.setProperty(prefix + "timeout", TIME);
        properties.setProperty(prefix + "writetimeout", TIME);
        properties.setProperty(prefix + "ssl.checkserveridentity", "true");
        properties.put(prefix + "ssl.socketFactory", server.tls().getSocketFactory());
        properties.setProperty(prefix + "auth", Boolean.toString(server.user().isPresent()));
        if (server.security() == MailServer.Security.STARTTLS) {
            properties.setProperty(prefix + "starttls.enable", "true");
            properties.setProperty(prefix + "starttls.required", "true");
        }
        return properties;
    }

    /// A reply that begins with 5 will be the same later (RFC 5321 §4.2.1).
    private static Delivery failed(MessagingException failed) {
        Optional<Integer> code = Optional.empty();
        for (Exception each = failed; each instanceof MessagingException one; each = one.getNextException()) {
            code = code(one);
            if (code.isPresent()) {
                break;
            }
        }
        if (code.filter(number -> number / 100 == PERMANENT).isPresent()) {
            return new Delivery.Refused("the mail server answered " + code.get());
        }
        return new Delivery.Later(
                code.map(number -> "the mail server answered " + number)
                        .orElse("the mail server cannot be used: "
                                + failed.getClass().getSimpleName().toLowerCase(Locale.ROOT)),
                Optional.empty());
    }

    private static Optional<Integer> code(MessagingException failed) {
        return switch (failed) {
            case SMTPAddressFailedException address -> Optional.of(address.getReturnCode());
            case SMTPSendFailedException sending -> Optional.of(sending.getReturnCode());
            default -> Optional.empty();
        };
    }

    /// A repetition of a mail has the same id.
    private static final class Identified extends MimeMessage {
        private final String id;

        Identified(Session session, String id) {
            super(session);
            this.id = id;
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", id);
        }
    }
}
