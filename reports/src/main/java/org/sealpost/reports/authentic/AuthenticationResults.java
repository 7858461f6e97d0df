package org.sealpost.reports.authentic;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.sealpost.protocol.Octets;
import org.sealpost.protocol.name.DomainName;
import org.sealpost.reports.Authenticity;
import org.sealpost.reports.Letter;

/// Believes what a server that somebody trusts has written into the header of a mail when it took it; for mail that
/// lies in a mailbox, and asked after [DkimVerifier]. The trusted server must remove what others write in its name
/// (RFC 8601 §5).
///
/// @see <a href="https://www.rfc-editor.org/rfc/rfc8601">RFC 8601</a>
public final class AuthenticationResults implements Verifier {
    private static final int MOST_SIGNATURES = 50;

    private final Set<String> trusted;

    /// @param trusted how those servers call themselves (`authserv-id`), in any case
    public AuthenticationResults(Set<String> trusted) {
        this.trusted =
                trusted.stream().map(name -> name.toLowerCase(Locale.ROOT)).collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public Authenticity verify(Octets mail, Letter letter, Instant at) {
        RawMail raw = RawMail.read(mail);
        if (raw.problem().isPresent()) {
            return new Authenticity.Unproven(
                    Authenticity.Reason.SIGNATURE_UNUSABLE, raw.problem().orElseThrow());
        }
        if (letter.fromDomain().isEmpty()) {
            return new Authenticity.Unproven(Authenticity.Reason.NOT_ALIGNED, "no one author");
        }
        List<SignatureField> signatures = raw.getFields("dkim-signature").stream()
                .limit(MOST_SIGNATURES)
                .flatMap(field -> SignatureField.read(field).stream())
                .toList();
        DomainName author = letter.fromDomain().get();
        return results(raw).stream()
                .map(result -> judge(result, signatures, author))
                .reduce(Strength::stronger)
                .orElseGet(() -> new Authenticity.Unproven(
                        Authenticity.Reason.NO_SIGNATURE, "no trusted server says anything of DKIM"));
    }

    /// What is said of DKIM in the first field that a trusted server wrote. The server adds its own on top, so
    /// whatever stands below one of a stranger, or below its own, was there before.
    private List<DkimResult> results(RawMail raw) {
        for (String field : raw.getFields("authentication-results")) {
            Optional<ResultsField> read = ResultsField.read(field);
            if (read.isEmpty() || !trusted.contains(read.get().server())) {
                return List.of();
            }
            if (!read.get().dkim().isEmpty()) {
                return read.get().dkim();
            }
        }
        return List.of();
    }

    private static Authenticity judge(DkimResult result, List<SignatureField> signatures, DomainName author) {
        return switch (result.result()) {
            case "pass" -> passed(result, signatures, author);
            case "temperror" -> new Authenticity.Unknown("the trusted server could not tell");
            case "fail" ->
                new Authenticity.Unproven(Authenticity.Reason.SIGNATURE_BROKEN, "the trusted server says so");
            default -> new Authenticity.Unproven(Authenticity.Reason.SIGNATURE_UNUSABLE, "dkim=" + result.result());
        };
    }

    /// The signature must still be there: what the server does not ask of one is asked here.
    private static Authenticity passed(DkimResult result, List<SignatureField> signatures, DomainName author) {
        return signatures.stream()
                .filter(result::isOf)
                .<Authenticity>map(signature -> signature
                        .objection(author)
                        .<Authenticity>map(objection -> objection)
                        .orElseGet(() -> new Authenticity.Verified(
                                signature.signer(), signature.selector(), signature.algorithm())))
                // Which of several alike was meant is not said, so all must do.
                .reduce(Strength::weaker)
                .orElseGet(() -> new Authenticity.Unproven(
                        Authenticity.Reason.NO_SIGNATURE, "the trusted server saw one that is not there"));
    }
}
