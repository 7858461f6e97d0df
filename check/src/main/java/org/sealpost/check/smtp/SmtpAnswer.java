package org.sealpost.check.smtp;

import java.util.List;
import org.sealpost.check.Evidence;
import org.sealpost.check.seen.Seen;
import org.sealpost.observe.facts.CertificateFault;
import org.sealpost.observe.facts.ConnectFault;
import org.sealpost.observe.facts.SmtpAttempt;
import org.sealpost.observe.facts.SmtpOutcome;
import org.sealpost.observe.facts.TlsFault;
import org.sealpost.observe.facts.TlsSession;
import org.sealpost.protocol.Octets;
import org.sealpost.protocol.mtasts.MxPattern;
import org.sealpost.protocol.name.DomainName;

/// What the probe of one address comes to.
///
/// @param codes why a sender would not deliver to it under `enforce`, or why it cannot be told; empty when all
/// is well
public record SmtpAnswer(SmtpAttempt attempt, Result result, List<SmtpCode> codes) {
    /// What is known of an address.
    public enum Result {
        /// STARTTLS and a certificate that is valid for the host.
        PASSES,
        FAILS,
        /// It took the connection, or refused it, and nothing is known of its TLS.
        NOT_KNOWN,
        /// No connection came about.
        NOT_REACHED,
        /// Nothing was tried, for a reason on our side.
        NOT_TRIED
    }

    public SmtpAnswer {
        codes = List.copyOf(codes);
    }

    static SmtpAnswer of(SmtpAttempt attempt, DomainName domain) {
        return switch (attempt.outcome()) {
            case SmtpOutcome.Secured secured -> {
                List<SmtpCode> codes = certificate(secured.tls(), domain);
                yield new SmtpAnswer(attempt, codes.isEmpty() ? Result.PASSES : Result.FAILS, codes);
            }
            case SmtpOutcome.NotOffered none -> fails(attempt, SmtpCode.STARTTLS_NOT_OFFERED);
            case SmtpOutcome.StartTlsRefused refused -> fails(attempt, SmtpCode.STARTTLS_REFUSED);
            case SmtpOutcome.TlsFailed failed -> handshake(attempt, failed.fault());
            case SmtpOutcome.TurnedAway away ->
                notKnown(attempt, away.reply().temporary() ? SmtpCode.DEFERRED : SmtpCode.REJECTED_US);
            case SmtpOutcome.Silent silent -> notKnown(attempt, SmtpCode.SILENT);
            case SmtpOutcome.Dropped dropped -> notKnown(attempt, SmtpCode.DROPPED);
            case SmtpOutcome.Garbled garbled -> notKnown(attempt, SmtpCode.GARBLED);
            case SmtpOutcome.Unreachable(ConnectFault fault, String detail) -> unreachable(attempt, fault);
        };
    }

    /// A handshake that takes too long for us may be short enough for a sender, which has minutes.
    private static SmtpAnswer handshake(SmtpAttempt attempt, TlsFault fault) {
        return switch (fault) {
            case VERSION -> fails(attempt, SmtpCode.TLS_VERSION);
            case TIMED_OUT -> notKnown(attempt, SmtpCode.SILENT);
            case ALERT, CLOSED, NOT_TLS, OTHER -> fails(attempt, SmtpCode.TLS_FAILED);
        };
    }

    private static SmtpAnswer fails(SmtpAttempt attempt, SmtpCode code) {
        return new SmtpAnswer(attempt, Result.FAILS, List.of(code));
    }

    private static SmtpAnswer notKnown(SmtpAttempt attempt, SmtpCode code) {
        return new SmtpAnswer(attempt, Result.NOT_KNOWN, List.of(code));
    }

    private static SmtpAnswer unreachable(SmtpAttempt attempt, ConnectFault fault) {
        return switch (fault) {
            case REFUSED -> new SmtpAnswer(attempt, Result.NOT_REACHED, List.of(SmtpCode.REFUSED));
            case TIMED_OUT -> new SmtpAnswer(attempt, Result.NOT_REACHED, List.of(SmtpCode.TIMED_OUT));
            case NO_ROUTE, OTHER -> new SmtpAnswer(attempt, Result.NOT_REACHED, List.of(SmtpCode.UNREACHABLE));
            case FAMILY_MISSING_HERE, GUARDED, OUT_OF_TIME ->
                new SmtpAnswer(attempt, Result.NOT_TRIED, List.of(SmtpCode.UNREACHABLE));
        };
    }

    private static List<SmtpCode> certificate(TlsSession tls, DomainName domain) {
        return tls.faults().stream()
                .sorted()
                .map(fault -> fault == CertificateFault.NAME_MISMATCH && names(tls, domain)
                        ? SmtpCode.RECIPIENT_DOMAIN
                        : SmtpCode.of(fault))
                .toList();
    }

    /// Whether the certificate is for the recipient domain, which is not what RFC 8461 §4.2 asks for. Names in
    /// certificates and patterns in policies match alike (RFC 8461 §4.1).
    private static boolean names(TlsSession tls, DomainName domain) {
        return tls.leaf().stream()
                .flatMap(leaf -> leaf.dnsNames().stream())
                .flatMap(name -> MxPattern.parse(Octets.utf8(name)).value().stream())
                .anyMatch(pattern -> pattern.matches(domain));
    }

    /// What was said at this address.
    List<Evidence> evidence() {
        String place = "[" + attempt.address() + "]:25";
        return switch (attempt.outcome()) {
            case SmtpOutcome.Secured secured -> Seen.certificate(place, secured.tls());
            case SmtpOutcome.NotOffered none -> List.of(Seen.reply(place + " EHLO", none.ehlo()));
            case SmtpOutcome.StartTlsRefused refused -> List.of(Seen.reply(place + " STARTTLS", refused.refusal()));
            case SmtpOutcome.TlsFailed failed -> List.of(withDetail(place + " TLS", failed.fault(), failed.detail()));
            case SmtpOutcome.TurnedAway away ->
                List.of(Seen.reply(place + " " + Seen.word(away.stage()), away.reply()));
            case SmtpOutcome.Silent silent ->
                List.of(new Evidence(
                        place + " " + Seen.word(silent.stage()),
                        (silent.dripping() ? "too slow: " : "silent for ")
                                + silent.waited().toMillis() + " ms"));
            case SmtpOutcome.Dropped dropped ->
                List.of(new Evidence(place + " " + Seen.word(dropped.stage()), "dropped: " + dropped.detail()));
            case SmtpOutcome.Garbled garbled ->
                List.of(new Evidence(place + " " + Seen.word(garbled.stage()), garbled.text()));
            case SmtpOutcome.Unreachable(ConnectFault fault, String detail) ->
                List.of(withDetail(place, fault, detail));
        };
    }

    private static Evidence withDetail(String place, Enum<?> fault, String detail) {
        return new Evidence(place, detail.isEmpty() ? Seen.word(fault) : Seen.word(fault) + ": " + detail);
    }
}
