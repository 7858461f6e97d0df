package org.sealpost.observe.smtp;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;
import org.sealpost.observe.facts.SmtpOutcome;
import org.sealpost.observe.facts.SmtpReply;
import org.sealpost.observe.facts.SmtpStage;
import org.sealpost.observe.net.Cutoff;
import org.sealpost.observe.net.Deadline;
import org.sealpost.observe.net.Dialer;
import org.sealpost.protocol.Octets;

/// One connection to a mail server: commands, replies, and the change to TLS. It ends by [#leave], always.
final class SmtpDialogue {
    /// How long a server may take over its last word; nobody waits for it.
    private static final Duration GOODBYE = Duration.ofSeconds(1);

    private final Dialer dialer;
    private final Socket wire;
    private final Deadline deadline;
    private final Transcript transcript;
    private Socket socket;
    private @Nullable SmtpReplyReader reader;
    private boolean over;

    /// @param wire connected
    SmtpDialogue(Dialer dialer, Socket wire, Deadline deadline, Transcript transcript) {
        this.dialer = dialer;
        this.wire = wire;
        this.deadline = deadline;
        this.transcript = transcript;
        this.socket = wire;
    }

    Socket wire() {
        return wire;
    }

    /// From now on, everything goes through TLS.
    void secure(SSLSocket secured) {
        socket = secured;
        reader = null;
    }

    /// The connection is of no use any more, so that nothing is said at the end.
    void breakOff() {
        over = true;
    }

    /// What has come behind the last reply; it is dropped.
    Octets surplus() {
        try {
            return reader().surplus();
        } catch (IOException broken) {
            return Octets.EMPTY;
        }
    }

    /// Sends a command and waits for its reply.
    Heard ask(String command, SmtpStage stage, Duration time) {
        transcript.fromUs(command);
        try (Cutoff _ = dialer.closeAt(wire, deadline.min(time))) {
            write(command);
        } catch (IOException broken) {
            // A server that closes can have said why before: what it said is read all the same.
        }
        return hear(stage, time);
    }

    /// Sends octets that are no command and waits for the reply, which may take until the deadline.
    Heard send(Octets octets, String shown, SmtpStage stage, Deadline end) {
        transcript.event(shown);
        try (Cutoff _ = dialer.closeAt(wire, end)) {
            socket.getOutputStream().write(octets.toArray());
            socket.getOutputStream().flush();
        } catch (IOException broken) {
            // What the server said before it closed is read all the same.
        }
        return hear(stage, end.remaining());
    }

    /// Waits for a reply, however slowly it drips, until `time` is over.
    Heard hear(SmtpStage stage, Duration time) {
        long start = System.nanoTime();
        long before = 0;
        try (Cutoff cutoff = dialer.closeAt(wire, deadline.min(time))) {
            try {
                SmtpReplyReader replies = reader();
                before = replies.octets();
                return heard(stage, replies.read());
            } catch (IOException broken) {
                Duration waited = Duration.ofNanos(System.nanoTime() - start);
                return cutoff.struck() ? silent(stage, waited, before) : dropped(stage, words(broken));
            }
        }
    }

    private Heard heard(SmtpStage stage, SmtpReading reading) {
        return switch (reading) {
            case SmtpReading.Whole(SmtpReply reply) -> new Heard.Reply(reply);
            case SmtpReading.Ended(String unfinished) -> {
                if (!unfinished.isEmpty()) {
                    transcript.fromServer(unfinished);
                }
                yield dropped(stage, "the server closed the connection");
            }
            case SmtpReading.Garbage(String text) -> {
                over = true;
                transcript.event("that is not SMTP");
                yield new Heard.Nothing(new SmtpOutcome.Garbled(stage, text));
            }
        };
    }

    private Heard silent(SmtpStage stage, Duration waited, long before) {
        over = true;
        boolean dripping = reader != null && reader.octets() > before;
        transcript.event((dripping ? "no whole reply in " : "no reply in ") + waited.toMillis() + " ms");
        return new Heard.Nothing(new SmtpOutcome.Silent(stage, waited, dripping));
    }

    private Heard dropped(SmtpStage stage, String detail) {
        over = true;
        transcript.event(detail);
        return new Heard.Nothing(new SmtpOutcome.Dropped(stage, detail));
    }

    /// Says QUIT if the server still listens, and closes the connection without making anyone wait for that.
    void leave() {
        if (over) {
            closeQuietly();
            return;
        }
        over = true;
        transcript.fromUs("QUIT");
        try (Cutoff _ = dialer.closeAt(wire, Deadline.after(GOODBYE))) {
            write("QUIT");
        } catch (IOException gone) {
            // The server was quicker.
        }
        Thread.ofVirtual().name("smtp-goodbye").start(this::goodbye);
    }

    private void goodbye() {
        try (Cutoff _ = dialer.closeAt(wire, Deadline.after(GOODBYE))) {
            new SmtpReplyReader(socket.getInputStream(), dialer.limits().headerBytes(), line -> {}).read();
            socket.close();
        } catch (IOException ended) {
            // Either way it is over.
        } finally {
            closeQuietly();
        }
    }

    private void write(String command) throws IOException {
        socket.getOutputStream().write((command + "\r\n").getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().flush();
    }

    private SmtpReplyReader reader() throws IOException {
        if (reader == null) {
            reader =
                    new SmtpReplyReader(socket.getInputStream(), dialer.limits().headerBytes(), transcript::fromServer);
        }
        return reader;
    }

    private void closeQuietly() {
        try {
            wire.close();
        } catch (IOException alreadyBroken) {
            // It is of no use either way.
        }
    }

    private static String words(IOException broken) {
        @Nullable String message = broken.getMessage();
        return message == null ? broken.getClass().getSimpleName() : message;
    }
}
