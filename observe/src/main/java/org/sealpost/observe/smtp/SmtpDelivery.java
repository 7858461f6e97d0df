package org.sealpost.observe.smtp;

import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import javax.net.ssl.SSLSocket;
import org.sealpost.observe.facts.ConnectFault;
import org.sealpost.observe.facts.SmtpOutcome;
import org.sealpost.observe.facts.SmtpReply;
import org.sealpost.observe.facts.SmtpStage;
import org.sealpost.observe.facts.TlsFault;
import org.sealpost.observe.facts.TlsSession;
import org.sealpost.observe.net.Deadline;
import org.sealpost.observe.net.Dialed;
import org.sealpost.observe.net.Dialer;
import org.sealpost.observe.net.Limits.Step;
import org.sealpost.observe.smtp.Delivery.Result;
import org.sealpost.observe.tls.Handshake;
import org.sealpost.observe.tls.Tls;
import org.sealpost.protocol.name.DomainName;
import org.sealpost.protocol.name.IpAddress;

/// Hands one message to one address of a mail server, over TLS where the server has it.
///
/// @see <a href="https://www.rfc-editor.org/rfc/rfc5321#section-3.3">RFC 5321 §3.3</a>
public final class SmtpDelivery {
    private final Dialer dialer;
    private final Tls tls;
    private final EhloName ehloName;
    private final int port;

    /// @param port 25 but in a lab
    public SmtpDelivery(Dialer dialer, Tls tls, EhloName ehloName, int port) {
        this.dialer = dialer;
        this.tls = tls;
        this.ehloName = ehloName;
        this.port = port;
    }

    /// Delivers `letter`, if what is seen of TLS suffices.
    ///
    /// @param mx the name of the MX host, sent as SNI and looked for in the certificate
    /// @param allowed asked before anything of the message is sent; where it allows delivery after a failed
    /// handshake, the server is called once more without TLS
    public Delivery deliver(
            DomainName mx, IpAddress address, Letter letter, Predicate<SmtpOutcome> allowed, Deadline deadline) {
        var transcript = new Transcript();
        Result result = call(mx, address, letter, allowed, deadline, transcript, true);
        if (result instanceof Result.NotAllowed(SmtpOutcome.TlsFailed failed) && allowed.test(failed)) {
            transcript.event("once more, without TLS");
            result = call(mx, address, letter, allowed, deadline, transcript, false);
        }
        return new Delivery(result, transcript.lines());
    }

    private Result call(
            DomainName mx,
            IpAddress address,
            Letter letter,
            Predicate<SmtpOutcome> allowed,
            Deadline deadline,
            Transcript transcript,
            boolean withTls) {
        return switch (dialer.dial(address, port, deadline)) {
            case Dialed.NotConnected(ConnectFault fault, String detail) ->
                new Result.Broken(new SmtpOutcome.Unreachable(fault, detail));
            case Dialed.Connected(Socket socket) -> {
                transcript.event("connected to " + mx + " [" + address + "]");
                var dialogue = new SmtpDialogue(dialer, socket, deadline, transcript);
                try {
                    yield new Call(mx, letter, allowed, deadline, transcript, withTls, dialogue).run();
                } finally {
                    dialogue.leave();
                }
            }
        };
    }

    /// One connection from the greeting to QUIT.
    private final class Call {
        private final DomainName mx;
        private final Letter letter;
        private final Predicate<SmtpOutcome> allowed;
        private final Deadline deadline;
        private final Transcript transcript;
        private final boolean withTls;
        private final SmtpDialogue dialogue;
        private final String greeting;
        private final Duration step = dialer.limits().of(Step.SMTP_STEP);

        Call(
                DomainName mx,
                Letter letter,
                Predicate<SmtpOutcome> allowed,
                Deadline deadline,
                Transcript transcript,
                boolean withTls,
                SmtpDialogue dialogue) {
            this.mx = mx;
            this.letter = letter;
            this.allowed = allowed;
            this.deadline = deadline;
            this.transcript = transcript;
            this.withTls = withTls;
            this.dialogue = dialogue;
            this.greeting = "EHLO " + ehloName.from(dialogue.wire().getLocalAddress());
        }

        Result run() {
            return switch (dialogue.hear(SmtpStage.BANNER, dialer.limits().of(Step.SMTP_BANNER))) {
                case Heard.Nothing(SmtpOutcome why) -> new Result.Broken(why);
                case Heard.Reply(SmtpReply banner) when banner.code() == 220 -> ehlo();
                case Heard.Reply(SmtpReply banner) -> new Result.Refused("banner", banner);
            };
        }

        private Result ehlo() {
            return switch (dialogue.ask(greeting, SmtpStage.EHLO, step)) {
                case Heard.Nothing(SmtpOutcome why) -> new Result.Broken(why);
                case Heard.Reply(SmtpReply ehlo) when ehlo.code() != 250 -> new Result.Refused("EHLO", ehlo);
                case Heard.Reply(SmtpReply ehlo) when !withTls -> transaction(ehlo);
                case Heard.Reply(SmtpReply ehlo) when SmtpProbe.offersStartTls(ehlo) -> startTls(ehlo);
                case Heard.Reply(SmtpReply ehlo) -> ifAllowed(new SmtpOutcome.NotOffered(ehlo), ehlo);
            };
        }

        private Result startTls(SmtpReply ehlo) {
            return switch (dialogue.ask("STARTTLS", SmtpStage.STARTTLS, step)) {
                case Heard.Nothing(SmtpOutcome why) -> new Result.Broken(why);
                case Heard.Reply(SmtpReply reply) when reply.code() == 220 -> handshake(ehlo);
                case Heard.Reply(SmtpReply reply) when reply.code() == 421 -> new Result.Refused("STARTTLS", reply);
                case Heard.Reply(SmtpReply reply) -> ifAllowed(new SmtpOutcome.StartTlsRefused(ehlo, reply), ehlo);
            };
        }

        private Result handshake(SmtpReply ehlo) {
            // RFC 3207 §4.2: what stands behind the reply was not protected; the reader with it is dropped.
            if (dialogue.surplus().length() > 0) {
                transcript.event("plaintext behind the reply to STARTTLS, dropped");
            }
            return switch (tls.over(dialogue.wire(), mx, deadline)) {
                case Handshake.Failed(TlsFault fault, String detail) -> {
                    dialogue.breakOff();
                    transcript.event("TLS handshake failed: " + detail);
                    yield new Result.NotAllowed(new SmtpOutcome.TlsFailed(ehlo, fault, detail));
                }
                case Handshake.Established(SSLSocket socket, TlsSession session) -> {
                    transcript.event("TLS handshake: " + session.version() + ", " + session.cipherSuite()
                            + (session.valid() ? ", certificate valid" : ", certificate not valid"));
                    dialogue.secure(socket);
                    yield overTls(ehlo, session);
                }
            };
        }

        private Result overTls(SmtpReply ehlo, TlsSession session) {
            var seen = new SmtpOutcome.Secured(ehlo, session, Optional.empty(), Optional.empty());
            if (!allowed.test(seen)) {
                return new Result.NotAllowed(seen);
            }
            return switch (dialogue.ask(greeting, SmtpStage.EHLO_OVER_TLS, step)) {
                case Heard.Nothing(SmtpOutcome why) -> new Result.Broken(why);
                case Heard.Reply(SmtpReply again) when again.code() != 250 -> new Result.Refused("EHLO", again);
                case Heard.Reply(SmtpReply again) -> transaction(again);
            };
        }

        private Result ifAllowed(SmtpOutcome seen, SmtpReply ehlo) {
            return allowed.test(seen) ? transaction(ehlo) : new Result.NotAllowed(seen);
        }

        private Result transaction(SmtpReply ehlo) {
            Optional<Long> limit = limit(ehlo);
            if (limit.filter(most -> most > 0 && most < letter.size()).isPresent()) {
                return new Result.TooLarge(limit.get());
            }
            String size = limit.isPresent() ? " SIZE=" + letter.size() : "";
            Optional<Result> ended = command("MAIL", "MAIL FROM:<" + letter.from() + ">" + size, 250)
                    .or(() -> command("RCPT", "RCPT TO:<" + letter.to() + ">", 250))
                    .or(() -> command("DATA", "DATA", 354));
            return ended.orElseGet(this::text);
        }

        /// Empty when the server said what was hoped for.
        private Optional<Result> command(String name, String command, int hoped) {
            return switch (dialogue.ask(command, SmtpStage.EHLO_OVER_TLS, step)) {
                case Heard.Nothing(SmtpOutcome why) -> Optional.of(new Result.Broken(why));
                case Heard.Reply(SmtpReply reply)
                when reply.code() == hoped || (hoped == 250 && reply.code() == 251) -> Optional.empty();
                case Heard.Reply(SmtpReply reply) -> Optional.of(new Result.Refused(name, reply));
            };
        }

        private Result text() {
            String shown = letter.lines().size() + " lines, " + letter.size() + " octets, and the dot";
            return switch (dialogue.send(letter.transmitted(), shown, SmtpStage.EHLO_OVER_TLS, deadline)) {
                case Heard.Nothing(SmtpOutcome why) -> new Result.Broken(why);
                case Heard.Reply(SmtpReply reply) when reply.code() == 250 -> new Result.Taken(reply);
                case Heard.Reply(SmtpReply reply) -> new Result.Refused("DATA", reply);
            };
        }
    }

    /// What the extension SIZE says, 0 for no limit; empty where the server has no such extension (RFC 1870 §3).
    private static Optional<Long> limit(SmtpReply ehlo) {
        List<String> extensions = ehlo.lines().subList(1, ehlo.lines().size());
        return extensions.stream()
                .map(line -> line.strip().toUpperCase(Locale.ROOT))
                .filter(line -> line.equals("SIZE") || line.matches("SIZE [0-9]{1,18}"))
                .map(line -> line.equals("SIZE") ? 0L : Long.parseLong(line.substring(5)))
                .findFirst();
    }
}
