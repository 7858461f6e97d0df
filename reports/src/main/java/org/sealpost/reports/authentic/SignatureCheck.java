package org.sealpost.reports.authentic;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.james.jdkim.exceptions.PermFailException;
import org.sealpost.protocol.Octets;
import org.sealpost.protocol.dkim.DkimKey;
import org.sealpost.protocol.name.DomainName;
import org.sealpost.protocol.txt.TxtRecord;
import org.sealpost.reports.Authenticity;

/// The signatures of one mail, checked one after the other; what several of them need is done once.
final class SignatureCheck {
    /// RFC 6376 §6.1.2: of several keys at one name a verifier may take any.
    private static final int MOST_RECORDS = 4;

    private final RawMail mail;
    private final DkimKeys keys;
    private final Instant at;
    private final Map<Boolean, byte[]> bodyHashes = new HashMap<>();
    private final Map<DomainName, DkimKeys.Answer> answers = new HashMap<>();

    /// @param at when the mail came
    SignatureCheck(RawMail mail, DkimKeys keys, Instant at) {
        this.mail = mail;
        this.keys = keys;
        this.at = at;
    }

    Authenticity verify(SignatureField signature) {
        // RFC 6376 §3.5: what counts is when the mail reached us, not when somebody looks at it.
        if (signature.expiredAt(at)) {
            return unproven(Authenticity.Reason.SIGNATURE_UNUSABLE, "expired");
        }
        // First what costs no look-up.
        if (!MessageDigest.isEqual(bodyHash(signature), signature.getBodyHash())) {
            return unproven(Authenticity.Reason.SIGNATURE_BROKEN, "the body is another");
        }
        return switch (answers.computeIfAbsent(DomainName.of(signature.keyName()), keys::lookup)) {
            case DkimKeys.Answer.Failed failed ->
                new Authenticity.Unknown(signature.keyName() + ": " + failed.problem());
            case DkimKeys.Answer.Absent absent -> noKey(signature);
            case DkimKeys.Answer.Found found -> withKeys(found.records(), signature);
        };
    }

    private byte[] bodyHash(SignatureField signature) {
        return bodyHashes.computeIfAbsent(
                SignedOctets.isRelaxed(signature.getBodyCanonicalisationMethod()),
                relaxed -> SignedOctets.bodyHash(mail.body(), relaxed));
    }

    private Authenticity withKeys(List<TxtRecord> records, SignatureField signature) {
        return records.stream()
                .map(TxtRecord::joined)
                .filter(DkimKey::isMeant)
                .limit(MOST_RECORDS)
                .map(record -> withKey(record, signature))
                .reduce(Strength::stronger)
                .orElseGet(() -> noKey(signature));
    }

    private Authenticity withKey(Octets record, SignatureField signature) {
        return switch (SigningKey.read(record, signature)) {
            case SigningKey.Fitness.Unfit unfit -> unfit.why();
            case SigningKey.Fitness.Fit fit -> withKey(fit.key(), signature);
        };
    }

    private Authenticity withKey(SigningKey key, SignatureField signature) {
        try {
            return key.signed(SignedOctets.ofHeader(mail, signature), signature.getSignature())
                    ? new Authenticity.Verified(signature.signer(), signature.selector(), signature.algorithm())
                    : unproven(Authenticity.Reason.SIGNATURE_BROKEN, "the header is another, or the key");
        } catch (GeneralSecurityException | PermFailException unusable) {
            return unproven(Authenticity.Reason.KEY_UNFIT, unusable.toString());
        }
    }

    private static Authenticity noKey(SignatureField signature) {
        return unproven(Authenticity.Reason.NO_KEY, signature.keyName());
    }

    private static Authenticity unproven(Authenticity.Reason reason, String detail) {
        return new Authenticity.Unproven(reason, detail);
    }
}
