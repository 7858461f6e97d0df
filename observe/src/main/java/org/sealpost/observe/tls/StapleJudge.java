package org.sealpost.observe.tls;

import java.security.GeneralSecurityException;
import java.security.cert.CertPathValidator;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateFactory;
import java.security.cert.CertificateRevokedException;
import java.security.cert.PKIXParameters;
import java.security.cert.PKIXRevocationChecker;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Date;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sealpost.observe.facts.Stapling;
import org.sealpost.observe.facts.Stapling.Standing;
import org.sealpost.observe.tls.IssuerPaths.IssuerPath;
import org.sealpost.protocol.Octets;

/// What a stapled OCSP response says of the leaf of a chain, judged by the JDK.
///
/// **Nothing is fetched:** the JDK is given the response, asks nobody when it has one, and may not turn to CRLs.
final class StapleJudge {
    private static final String TLS_FEATURE = "1.3.6.1.5.5.7.1.24";
    private static final int STATUS_REQUEST = 5;
    private static final int KEPT = 8 * 1024;

    private StapleJudge() {}

    /// @param chain as presented, leaf first, at least one
    /// @param responses as they came; the first is about the leaf
    static Stapling judge(List<X509Certificate> chain, List<byte[]> responses, Instant at, Trust trust) {
        X509Certificate leaf = chain.getFirst();
        boolean demanded = demands(leaf);
        byte[] response = responses.isEmpty() ? new byte[0] : responses.getFirst();
        if (response.length == 0) {
            return new Stapling(demanded, Octets.EMPTY, Standing.NOTHING_SENT, Optional.empty(), "");
        }
        Octets kept = Octets.of(response).slice(0, Math.min(KEPT, response.length));
        Word word = IssuerPaths.find(leaf, new LinkedHashSet<>(chain), trust.roots()).paths().stream()
                .filter(path -> isValid(path, at))
                .findFirst()
                .map(path -> word(path, response, at))
                .orElseGet(() -> new Word(Standing.NOT_JUDGED, Optional.empty(), ""));
        return new Stapling(demanded, kept, word.standing(), word.revokedAt(), word.detail());
    }

    private static boolean isValid(IssuerPath path, Instant at) {
        try {
            validate(path, parameters(path, at));
            return true;
        } catch (GeneralSecurityException | IllegalArgumentException refused) {
            return false;
        }
    }

    private static Word word(IssuerPath path, byte[] response, Instant at) {
        try {
            var checker = (PKIXRevocationChecker)
                    CertPathValidator.getInstance("PKIX").getRevocationChecker();
            checker.setOptions(
                    EnumSet.of(PKIXRevocationChecker.Option.ONLY_END_ENTITY, PKIXRevocationChecker.Option.NO_FALLBACK));
            checker.setOcspResponses(Map.of(path.certificates().getFirst(), response));
            PKIXParameters parameters = parameters(path, at);
            parameters.addCertPathChecker(checker);
            validate(path, parameters);
            return new Word(Standing.GOOD, Optional.empty(), "");
        } catch (CertPathValidatorException refused) {
            if (refused.getCause() instanceof CertificateRevokedException revoked) {
                return new Word(
                        Standing.REVOKED,
                        Optional.of(revoked.getRevocationDate().toInstant()),
                        revoked.getRevocationReason().name());
            }
            String words = words(refused);
            return new Word(
                    words.contains("status is unknown") ? Standing.UNKNOWN : Standing.UNUSABLE,
                    Optional.empty(),
                    words);
        } catch (GeneralSecurityException | IllegalArgumentException broken) {
            return new Word(Standing.UNUSABLE, Optional.empty(), words(broken));
        }
    }

    private static PKIXParameters parameters(IssuerPath path, Instant at) throws GeneralSecurityException {
        var parameters = new PKIXParameters(Set.of(new TrustAnchor(path.root(), null)));
        parameters.setRevocationEnabled(false);
        parameters.setDate(Date.from(at));
        return parameters;
    }

    private static void validate(IssuerPath path, PKIXParameters parameters) throws GeneralSecurityException {
        CertPathValidator.getInstance("PKIX")
                .validate(CertificateFactory.getInstance("X.509").generateCertPath(path.certificates()), parameters);
    }

    /// RFC 7633 §4.1: the extension is a sequence of the numbers of TLS extensions, here inside of an octet string
    /// and with lengths of one octet; a longer one is none that is in use.
    static boolean demands(X509Certificate leaf) {
        byte @Nullable [] value = leaf.getExtensionValue(TLS_FEATURE);
        if (value == null || value.length < 4 || value[2] != 0x30 || value[3] != value.length - 4) {
            return false;
        }
        for (int at = 4; at + 2 < value.length; at += 2 + Byte.toUnsignedInt(value[at + 1])) {
            if (value[at] == 2 && value[at + 1] == 1 && value[at + 2] == STATUS_REQUEST) {
                return true;
            }
        }
        return false;
    }

    private static String words(Exception refused) {
        @Nullable String message = refused.getMessage();
        return message == null ? refused.getClass().getSimpleName() : message;
    }

    private record Word(Standing standing, Optional<Instant> revokedAt, String detail) {}
}
