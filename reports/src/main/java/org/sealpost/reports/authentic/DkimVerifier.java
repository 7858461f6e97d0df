package org.sealpost.reports.authentic;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.sealpost.protocol.Octets;
import org.sealpost.protocol.name.DomainName;
import org.sealpost.reports.Authenticity;
import org.sealpost.reports.Letter;

/// Verifies the DKIM signatures of a mail, as far as they can prove who wrote it: those of the author's domain or one
/// above it, over the whole mail, with a key that may sign reports.
///
/// @see <a href="https://www.rfc-editor.org/rfc/rfc8460#section-3">RFC 8460 §3</a>
/// @see <a href="https://www.rfc-editor.org/rfc/rfc6376#section-6.1">RFC 6376 §6.1</a>
public final class DkimVerifier implements Verifier {
    /// So many signatures from the top are read, and so many of the author's domain are looked at. RFC 6376 §6.1: a
    /// verifier may bound them, for each costs a look-up and work.
    private static final int MOST_READ = 50;

    private static final int MOST_VERIFIED = 8;

    private static final Authenticity UNREADABLE =
            new Authenticity.Unproven(Authenticity.Reason.SIGNATURE_UNUSABLE, "a signature is unreadable");

    private final DkimKeys keys;

    public DkimVerifier(DkimKeys keys) {
        this.keys = keys;
    }

    @Override
    public Authenticity verify(Octets mail, Letter letter, Instant at) {
        RawMail raw = RawMail.read(mail);
        List<String> fields = raw.getFields("dkim-signature");
        if (fields.isEmpty()) {
            return new Authenticity.Unproven(
                    Authenticity.Reason.NO_SIGNATURE, raw.problem().orElse(""));
        }
        if (raw.problem().isPresent()) {
            return new Authenticity.Unproven(
                    Authenticity.Reason.SIGNATURE_UNUSABLE, raw.problem().orElseThrow());
        }
        if (letter.fromDomain().isEmpty()) {
            return new Authenticity.Unproven(Authenticity.Reason.NOT_ALIGNED, "no one author");
        }
        return best(fields, letter.fromDomain().get(), new SignatureCheck(raw, keys, at));
    }

    private static Authenticity best(List<String> fields, DomainName author, SignatureCheck check) {
        Authenticity best = new Authenticity.Unproven(Authenticity.Reason.NO_SIGNATURE, "");
        int verified = 0;
        for (String field : fields.subList(0, Math.min(MOST_READ, fields.size()))) {
            Optional<SignatureField> signature = SignatureField.read(field);
            if (signature.isEmpty()) {
                best = Strength.stronger(best, UNREADABLE);
                continue;
            }
            Optional<Authenticity.Unproven> objection = signature.get().objection(author);
            if (objection.isPresent()) {
                best = Strength.stronger(best, objection.get());
            } else if (verified < MOST_VERIFIED) {
                verified++;
                best = Strength.stronger(best, check.verify(signature.get()));
            }
            if (best instanceof Authenticity.Verified) {
                return best;
            }
        }
        return best;
    }
}
