package org.sealpost.reports.listen;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.subethamail.smtp.MessageHandler;

/// One mail between `MAIL` and its end. Who is said to send it is of no interest: reports come with the null
/// sender and with any other.
final class MailTransaction implements MessageHandler {
    private final List<String> recipients = new ArrayList<>();

    @Override
    public void from(String from) {
        // Nothing depends on it.
    }

    @Override
    public void recipient(String recipient) {
        recipients.add(recipient);
    }

    List<String> recipients() {
        return List.copyOf(recipients);
    }

    /// Our own `DATA` reads the mail.
    @Override
    public String data(InputStream data) {
        throw new IllegalStateException("no other command takes a mail");
    }

    @Override
    public void done() {
        // It holds nothing.
    }
}
