package org.sealpost.observe.facts;

import java.time.Duration;
import java.util.Optional;

/// What one address of an MX host did when it was asked for STARTTLS.
///
/// Only [NotOffered] and [StartTlsRefused] say that there is no STARTTLS; being turned away, silence and a lost
/// connection do not.
public sealed interface SmtpOutcome {
    /// A TLS session came about; its certificate may still have faults.
    ///
    /// @param afterTls the reply to EHLO inside TLS, when one came
    /// @param injected plaintext that stood in the buffer behind the reply to STARTTLS, which a client must drop
    /// (RFC 3207 §4.2)
    record Secured(SmtpReply ehlo, TlsSession tls, Optional<SmtpReply> afterTls, Optional<String> injected)
            implements SmtpOutcome {}

    /// EHLO was accepted and its reply does not offer STARTTLS, or EHLO is not known to the server (5yz to EHLO,
    /// then HELO accepted).
    record NotOffered(SmtpReply ehlo) implements SmtpOutcome {}

    /// STARTTLS was offered and then refused.
    record StartTlsRefused(SmtpReply ehlo, SmtpReply refusal) implements SmtpOutcome {}

    /// STARTTLS was accepted and the handshake failed.
    record TlsFailed(SmtpReply ehlo, TlsFault fault, String detail) implements SmtpOutcome {}

    /// The server would not talk to us: 421, greylisting, a block list. Nothing is known about its TLS.
    record TurnedAway(SmtpStage stage, SmtpReply reply) implements SmtpOutcome {}

    /// Connected, and then nothing, or too slowly.
    ///
    /// @param dripping whether something came at all
    record Silent(SmtpStage stage, Duration waited, boolean dripping) implements SmtpOutcome {}

    /// The peer closed or reset the connection.
    record Dropped(SmtpStage stage, String detail) implements SmtpOutcome {}

    /// What came was not SMTP.
    record Garbled(SmtpStage stage, String text) implements SmtpOutcome {}

    record Unreachable(ConnectFault fault, String detail) implements SmtpOutcome {}
}
