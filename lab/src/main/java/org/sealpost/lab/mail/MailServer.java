package org.sealpost.lab.mail;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.sealpost.lab.mail.MailPlan.Point;
import org.sealpost.lab.net.Replies;
import org.sealpost.lab.reply.Reply.Kind;
import org.sealpost.lab.tls.TlsServer;

/// A mail server that greets, offers STARTTLS, and takes mail for the domains whose exchange it is, as a plan says.
public final class MailServer {
    private static final int LINE_LIMIT = 4096;
    private static final int TEXT_LINES = 2000;

    private final TlsServer tls;
    private final Replies replies;
    private final Mailbox mailbox = new Mailbox();
    private final Set<String> down = ConcurrentHashMap.newKeySet();

    public MailServer(TlsServer tls, Replies replies) {
        this.tls = tls;
        this.replies = replies;
    }

    /// What it and its like took.
    public Mailbox mailbox() {
        return mailbox;
    }

    /// From now on the host of this name hangs up at once, or no longer.
    public void down(String name, boolean hangsUp) {
        if (hangsUp) {
            down.add(name);
        } else {
            down.remove(name);
        }
    }

    /// One connection.
    public void serve(Socket socket, MailPlan plan) throws IOException {
        if (down.contains(plan.name())) {
            return;
        }
        long connected = System.nanoTime();
        if (plan.script().banner().isEmpty()) {
            socket.getInputStream().transferTo(OutputStream.nullOutputStream());
            return;
        }
        send(socket, plan, "banner", connected, plan.script().banner());
        if (!ends(plan, Point.BANNER, plan.script().banner())) {
            talk(socket, plan, false);
        }
    }

    private void talk(Socket socket, MailPlan plan, boolean secured) throws IOException {
        var script = plan.script();
        InputStream in = socket.getInputStream();
        var transaction = new Transaction(plan.name(), secured, mailbox);
        for (Optional<String> line = line(in); line.isPresent(); line = line(in)) {
            long received = System.nanoTime();
            String verb = line.get().split(" ", 2)[0].toUpperCase(Locale.ROOT);
            switch (verb) {
                case "HELO" -> send(socket, plan, verb, received, List.of("250 " + plan.name()));
                case "EHLO" -> {
                    List<String> reply = secured ? script.ehloAfterTls() : script.ehlo();
                    send(socket, plan, verb, received, reply);
                    if (ends(plan, secured ? Point.EHLO_AFTER_TLS : Point.EHLO, reply)) {
                        return;
                    }
                }
                case "STARTTLS" -> {
                    if (secured || script.starttls().isEmpty()) {
                        send(socket, plan, verb, received, List.of("502 5.5.1 Command not implemented"));
                    } else if (startTls(socket, plan, received)) {
                        return;
                    }
                }
                case "QUIT" -> {
                    send(socket, plan, verb, received, script.quit());
                    return;
                }
                case "NOOP" -> send(socket, plan, verb, received, List.of("250 2.0.0 Ok"));
                case "RSET" -> {
                    transaction.reset();
                    send(socket, plan, verb, received, List.of("250 2.0.0 Ok"));
                }
                case "MAIL" -> send(socket, plan, verb, received, List.of(transaction.mail(line.get())));
                case "RCPT" -> send(socket, plan, verb, received, List.of(transaction.recipient(line.get())));
                case "DATA" -> {
                    String reply = transaction.data();
                    send(socket, plan, verb, received, List.of(reply));
                    if (reply.startsWith("354")) {
                        Optional<List<String>> text = text(in);
                        if (text.isEmpty()) {
                            return;
                        }
                        send(socket, plan, "text", System.nanoTime(), List.of(transaction.text(text.get())));
                    }
                }
                default -> send(socket, plan, verb, received, List.of("500 5.5.2 Command not recognised"));
            }
        }
    }

    /// @return whether the connection is done with
    private boolean startTls(Socket socket, MailPlan plan, long received) throws IOException {
        List<String> reply = new ArrayList<>(plan.script().starttls());
        reply.addAll(plan.script().injected());
        send(socket, plan, "STARTTLS", received, reply);
        if (ends(plan, Point.STARTTLS, reply)) {
            return true;
        }
        if (!reply.getFirst().startsWith("220")) {
            return false;
        }
        var secured = tls.accept(socket, plan.name(), asked -> plan.tls());
        if (secured.isPresent()) {
            try (var connection = secured.get().socket()) {
                if (!ends(plan, Point.TLS, List.of())) {
                    talk(connection, plan, true);
                }
            }
        }
        return true;
    }

    private static boolean ends(MailPlan plan, Point point, List<String> reply) {
        // RFC 5321 §3.8: a server that says 421 closes.
        return plan.closeAfter().equals(Optional.of(point))
                || (!reply.isEmpty() && reply.getLast().startsWith("421"));
    }

    private void send(Socket socket, MailPlan plan, String about, long received, List<String> lines)
            throws IOException {
        if (lines.isEmpty()) {
            return;
        }
        replies.before(Kind.SMTP, plan.name() + " " + about, received);
        byte[] octets = (String.join("\r\n", lines) + "\r\n").getBytes(StandardCharsets.ISO_8859_1);
        OutputStream out = socket.getOutputStream();
        if (plan.interval().isZero()) {
            out.write(octets);
        } else {
            for (byte octet : octets) {
                replies.pause(plan.interval());
                out.write(octet);
                out.flush();
            }
        }
        out.flush();
    }

    /// The lines up to a single dot; empty when the connection ends before, or there are too many of them.
    private static Optional<List<String>> text(InputStream in) throws IOException {
        List<String> lines = new ArrayList<>();
        while (lines.size() < TEXT_LINES) {
            Optional<String> line = wholeLine(in);
            if (line.isEmpty()) {
                return Optional.empty();
            }
            if (line.get().equals(".")) {
                return Optional.of(lines);
            }
            lines.add(line.get());
        }
        return Optional.empty();
    }

    private static Optional<String> line(InputStream in) throws IOException {
        return wholeLine(in).map(String::strip);
    }

    /// Without its CRLF or LF.
    private static Optional<String> wholeLine(InputStream in) throws IOException {
        var line = new StringBuilder();
        while (line.length() < LINE_LIMIT) {
            int octet = in.read();
            if (octet < 0) {
                return Optional.empty();
            }
            if (octet == '\n') {
                int end =
                        line.length() > 0 && line.charAt(line.length() - 1) == '\r' ? line.length() - 1 : line.length();
                return Optional.of(line.substring(0, end));
            }
            line.append((char) octet);
        }
        return Optional.empty();
    }
}
