package org.sealpost.observe.smtp;

import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import javax.net.ssl.SSLSocket;
import org.sealpost.observe.facts.ConnectFault;
import org.sealpost.observe.facts.SmtpAttempt;
import org.sealpost.observe.facts.SmtpOutcome;
import org.sealpost.observe.facts.SmtpReply;
import org.sealpost.observe.facts.SmtpStage;
import org.sealpost.observe.facts.TlsFault;
import org.sealpost.observe.facts.TlsSession;
import org.sealpost.observe.net.Deadline;
import org.sealpost.observe.net.Dialed;
import org.sealpost.observe.net.Dialer;
import org.sealpost.observe.net.Limits.Step;
import org.sealpost.observe.tls.Handshake;
import org.sealpost.observe.tls.Tls;
import org.sealpost.protocol.Octets;
import org.sealpost.protocol.name.DomainName;
import org.sealpost.protocol.name.IpAddress;

/// Asks one address of a mail server for STARTTLS, looks at the session that comes about, and leaves. No mail is
/// ever begun.
///
/// @see <a href="https://www.rfc-editor.org/rfc/rfc3207">RFC 3207</a>
public final class SmtpProbe {
    /// The port of mail between servers.
    public static final int SMTP_PORT = 25;

    /// RFC 5321 §4.2.4: the replies of a server that does not know a command or its parameter.
    private static final Set<Integer> NOT_KNOWN = Set.of(500, 502, 504);

    private static final int INJECTED_KEPT = 512;

    private final Dialer dialer;
    private final Tls tls;
    private final EhloName ehloName;
    private final int port;

    /// @param port 25 but in a lab
    public SmtpProbe(Dialer dialer, Tls tls, EhloName ehloName, int port) {
        this.dialer = dialer;
        this.tls = tls;
        this.ehloName = ehloName;
        this.port = port;
    }

    /// Talks to the server at `address` until it is known whether and how it does TLS.
    ///
    /// @param mx the name of the MX host, sent as SNI and looked for in the certificate
    public SmtpAttempt probe(DomainName mx, IpAddress address, Deadline deadline) {
        Dialed dialed = dialer.dial(address, port, deadline);
        var transcript = new Transcript();
        SmtpOutcome outcome = switch (dialed) {
            case Dialed.NotConnected(ConnectFault fault, String detail) -> new SmtpOutcome.Unreachable(fault, detail);
            case Dialed.Connected(Socket socket) -> {
                transcript.event("connected");
                yield new Visit(mx, socket, deadline, transcript).run();
            }
        };
        return new SmtpAttempt(address, outcome, transcript.lines(), transcript.took());
    }

    /// One connection from the greeting to QUIT.
    private final class Visit {
        private final DomainName mx;
        private final SmtpDialogue dialogue;
        private final Deadline deadline;
        private final Transcript transcript;
        private final String introduction;
        private final Duration step = dialer.limits().of(Step.SMTP_STEP);

        Visit(DomainName mx, Socket socket, Deadline deadline, Transcript transcript) {
            this.mx = mx;
            this.dialogue = new SmtpDialogue(dialer, socket, deadline, transcript);
            this.deadline = deadline;
            this.transcript = transcript;
            this.introduction = ehloName.from(socket.getLocalAddress());
        }

        SmtpOutcome run() {
            try {
                return switch (dialogue.hear(SmtpStage.BANNER, dialer.limits().of(Step.SMTP_BANNER))) {
                    case Heard.Nothing(SmtpOutcome why) -> why;
                    case Heard.Reply(SmtpReply banner) when banner.code() == 220 -> ehlo();
                    case Heard.Reply(SmtpReply banner) -> unwelcome(SmtpStage.BANNER, banner);
                };
            } finally {
                dialogue.leave();
            }
        }

        private SmtpOutcome ehlo() {
            return switch (dialogue.ask("EHLO " + introduction, SmtpStage.EHLO, step)) {
                case Heard.Nothing(SmtpOutcome why) -> why;
                case Heard.Reply(SmtpReply ehlo)
                when ehlo.code() == 250 -> offersStartTls(ehlo) ? startTls(ehlo) : new SmtpOutcome.NotOffered(ehlo);
                case Heard.Reply(SmtpReply ehlo) when NOT_KNOWN.contains(ehlo.code()) -> helo(ehlo);
                case Heard.Reply(SmtpReply ehlo) -> unwelcome(SmtpStage.EHLO, ehlo);
            };
        }

        /// RFC 5321 §4.1.4: a client whose EHLO is not known tries HELO, with which there are no extensions.
        private SmtpOutcome helo(SmtpReply ehlo) {
            return switch (dialogue.ask("HELO " + introduction, SmtpStage.EHLO, step)) {
                case Heard.Nothing(SmtpOutcome why) -> why;
                case Heard.Reply(SmtpReply helo) when helo.code() == 250 -> new SmtpOutcome.NotOffered(ehlo);
                case Heard.Reply(SmtpReply helo) -> unwelcome(SmtpStage.EHLO, helo);
            };
        }

        private SmtpOutcome startTls(SmtpReply ehlo) {
            return switch (dialogue.ask("STARTTLS", SmtpStage.STARTTLS, step)) {
                case Heard.Nothing(SmtpOutcome why) -> why;
                case Heard.Reply(SmtpReply reply) when reply.code() == 220 -> handshake(ehlo);
                // RFC 5321 §3.8: 421 means that the server closes, whatever was asked; it is no answer to STARTTLS.
                case Heard.Reply(SmtpReply reply) when reply.code() == 421 -> unwelcome(SmtpStage.STARTTLS, reply);
                case Heard.Reply(SmtpReply reply) -> new SmtpOutcome.StartTlsRefused(ehlo, reply);
            };
        }

        private SmtpOutcome handshake(SmtpReply ehlo) {
            // RFC 3207 §4.2: what stands behind the reply was not protected, and must not be taken for the server's
            // words after the handshake.
            Octets surplus = dialogue.surplus();
            Optional<String> injected = surplus.length() == 0
                    ? Optional.empty()
                    : Optional.of(surplus.slice(0, Math.min(INJECTED_KEPT, surplus.length()))
                            .utf8Lossy());
            injected.ifPresent(text -> transcript.event("plaintext behind the reply to STARTTLS, dropped: " + text));
            return switch (tls.over(dialogue.wire(), mx, deadline)) {
                case Handshake.Failed(TlsFault fault, String detail) -> {
                    dialogue.breakOff();
                    transcript.event("TLS handshake failed: " + detail);
                    yield new SmtpOutcome.TlsFailed(ehlo, fault, detail);
                }
                case Handshake.Established(SSLSocket socket, TlsSession session) -> {
                    transcript.event("TLS handshake: " + session.version() + ", " + session.cipherSuite());
                    dialogue.secure(socket);
                    yield overTls(ehlo, session, injected);
                }
            };
        }

        private SmtpOutcome overTls(SmtpReply ehlo, TlsSession session, Optional<String> injected) {
            return switch (dialogue.ask("EHLO " + introduction, SmtpStage.EHLO_OVER_TLS, step)) {
                case Heard.Reply(SmtpReply again) ->
                    new SmtpOutcome.Secured(ehlo, session, Optional.of(again), injected);
                // In TLS 1.3 the server's last word on the handshake comes after our side of it ended.
                case Heard.Nothing(SmtpOutcome.Dropped(SmtpStage stage, String detail))
                when detail.contains("fatal alert") -> new SmtpOutcome.TlsFailed(ehlo, TlsFault.ALERT, detail);
                case Heard.Nothing nothing -> new SmtpOutcome.Secured(ehlo, session, Optional.empty(), injected);
            };
        }

        private SmtpOutcome unwelcome(SmtpStage stage, SmtpReply reply) {
            return reply.code() >= 400
                    ? new SmtpOutcome.TurnedAway(stage, reply)
                    : new SmtpOutcome.Garbled(stage, reply.code() + " " + String.join(" ", reply.lines()));
        }
    }

    /// RFC 5321 §4.1.1.1: each line after the first names an extension, in letters of any case.
    static boolean offersStartTls(SmtpReply ehlo) {
        List<String> extensions = ehlo.lines().subList(1, ehlo.lines().size());
        return extensions.stream()
                .map(line -> line.strip().split("[ =]", 2)[0].toUpperCase(Locale.ROOT))
                .anyMatch("STARTTLS"::equals);
    }
}
