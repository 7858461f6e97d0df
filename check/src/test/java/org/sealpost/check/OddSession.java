package org.sealpost.check;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.sealpost.observe.facts.Certificate;
import org.sealpost.observe.facts.Stapling;
import org.sealpost.observe.facts.Stapling.Standing;
import org.sealpost.observe.facts.TlsSession;
import org.sealpost.protocol.Octets;
import org.sealpost.protocol.name.DomainName;

/// Valid sessions with something to take care of, by the words of a story.
final class OddSession {
    private static final String SUITE = "TLS_AES_128_GCM_SHA256";

    private static final String LETS_ENCRYPT = "CN=E7,O=Let's Encrypt,C=US";

    private OddSession() {}

    static Optional<TlsSession> of(String act, DomainName host) {
        String leaf = "CN=" + host;
        return switch (act) {
            case "out-of-order" -> session(host, SUITE, one(leaf, "CN=I"), one("CN=R", "CN=R"), one("CN=I", "CN=R"));
            case "superfluous" -> session(host, SUITE, one(leaf, "CN=I"), one("CN=X", "CN=Y"), one("CN=I", "CN=R"));
            case "cross-signed" -> session(host, SUITE, one(leaf, "CN=I"), one("CN=I", "CN=R"), one("CN=I", "CN=Y"));
            case "weak-key" -> session(host, SUITE, one(leaf, "CN=I", "RSA", 2047, "SHA256withRSA"));
            case "weak-signature" -> session(host, SUITE, one(leaf, "CN=I", "EC", 256, "SHA1withECDSA"));
            case "old-root" -> session(host, SUITE, one(leaf, "CN=R"), one("CN=R", "CN=R", "RSA", 1024, "MD5withRSA"));
            case "static-rsa" -> session(host, "TLS_RSA_WITH_AES_128_GCM_SHA256", one(leaf, "CN=I"));
            case "lets-encrypt" -> session(host, SUITE, one(leaf, LETS_ENCRYPT));
            case "wildcard" -> session(host, SUITE, one("CN=*." + host.parent().orElseThrow(), LETS_ENCRYPT));
            case "revoked" -> stapled(host, leaf, false, Standing.REVOKED);
            case "not-revoked" -> stapled(host, leaf, true, Standing.GOOD);
            case "stale-staple" -> stapled(host, leaf, false, Standing.UNUSABLE);
            case "unknown-staple" -> stapled(host, leaf, true, Standing.UNKNOWN);
            case "unjudged-staple" -> stapled(host, leaf, true, Standing.NOT_JUDGED);
            case "must-staple" -> stapled(host, leaf, true, Standing.NOTHING_SENT);
            case "chacha" -> session(host, "TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256", one(leaf, "CN=I"));
            default -> Optional.empty();
        };
    }

    private static Optional<TlsSession> session(DomainName host, String suite, Certificate... chain) {
        return Optional.of(new TlsSession(host, "TLSv1.2", suite, List.of(chain), Set.of(), ""));
    }

    private static Optional<TlsSession> stapled(DomainName host, String leaf, boolean demanded, Standing standing) {
        var stapling = new Stapling(demanded, Octets.utf8("response"), standing, Optional.empty(), "told so");
        return Optional.of(new TlsSession(host, "TLSv1.2", SUITE, List.of(one(leaf, "CN=I")), Set.of(), "", stapling));
    }

    private static Certificate one(String subject, String issuer) {
        return one(subject, issuer, "EC", 256, "SHA256withECDSA");
    }

    private static Certificate one(String subject, String issuer, String key, int bits, String signature) {
        return new Certificate(
                Octets.utf8(subject + issuer),
                "00",
                subject,
                issuer,
                "1",
                Optional.of(subject.substring(3)),
                List.of(subject.substring(3)),
                Story.NOW.minus(Duration.ofDays(10)),
                Story.NOW.plus(Duration.ofDays(80)),
                key,
                bits,
                signature,
                subject.equals(issuer));
    }
}
