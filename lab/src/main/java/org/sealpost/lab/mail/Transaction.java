package org.sealpost.lab.mail;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.sealpost.lab.reply.ReceivedMessage;

/// One mail transaction: who sends to whom, and the text as it comes (RFC 5321 §3.3).
final class Transaction {
    private static final Pattern FROM = Pattern.compile("MAIL FROM:<([^<> ]*)>( .*)?", Pattern.CASE_INSENSITIVE);
    private static final Pattern TO =
            Pattern.compile("RCPT TO:<([^<>@ ]+)@([^<>@ ]+)>( .*)?", Pattern.CASE_INSENSITIVE);
    private static final int RECIPIENTS = 10;
    private static final int SIZE = 64 * 1024;

    private final String host;
    private final boolean secured;
    private final Mailbox mailbox;
    private Optional<String> from = Optional.empty();
    private final List<String> to = new ArrayList<>();

    Transaction(String host, boolean secured, Mailbox mailbox) {
        this.host = host;
        this.secured = secured;
        this.mailbox = mailbox;
    }

    String mail(String line) {
        Matcher given = FROM.matcher(line);
        if (!given.matches()) {
            return "501 5.5.4 Syntax: MAIL FROM:<address>";
        }
        if (from.isPresent()) {
            return "503 5.5.1 Sender already given";
        }
        from = Optional.of(given.group(1));
        return "250 2.1.0 Ok";
    }

    /// The recipient `later` is asked to come later, `nobody` is nobody, and everybody else at a domain of this
    /// server has a mailbox.
    String recipient(String line) {
        Matcher given = TO.matcher(line);
        if (!given.matches()) {
            return "501 5.5.4 Syntax: RCPT TO:<address>";
        }
        if (from.isEmpty()) {
            return "503 5.5.1 Sender first";
        }
        if (!mailbox.takes(host, given.group(2))) {
            return "550 5.7.1 This server is no exchange of that domain";
        }
        if (to.size() == RECIPIENTS) {
            return "452 4.5.3 Too many recipients";
        }
        return switch (given.group(1).toLowerCase(Locale.ROOT)) {
            case "later" -> "451 4.3.0 Come back later";
            case "nobody" -> "550 5.1.1 No such mailbox";
            default -> {
                to.add(given.group(1) + "@" + given.group(2));
                yield "250 2.1.5 Ok";
            }
        };
    }

    String data() {
        return to.isEmpty() ? "503 5.5.1 Recipient first" : "354 End with a dot on a line of its own";
    }

    /// Takes the lines between the reply to DATA and the single dot, as they came.
    String text(List<String> stuffed) {
        int size = stuffed.stream().mapToInt(line -> line.length() + 2).sum();
        String reply = "552 5.3.4 Too large";
        if (size <= SIZE) {
            List<String> lines = stuffed.stream()
                    .map(line -> line.startsWith(".") ? line.substring(1) : line)
                    .toList();
            mailbox.keep(new ReceivedMessage(host, secured, from.orElse(""), to, lines));
            reply = "250 2.0.0 Taken";
        }
        reset();
        return reply;
    }

    void reset() {
        from = Optional.empty();
        to.clear();
    }
}
