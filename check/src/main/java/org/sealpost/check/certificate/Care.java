package org.sealpost.check.certificate;

import java.util.EnumSet;
import java.util.Set;
import org.sealpost.observe.facts.Certificate;
import org.sealpost.observe.facts.TlsSession;

/// What deserves care in one TLS session.
enum Care {
    OUT_OF_ORDER(CareCode.POLICY_OUT_OF_ORDER, CareCode.MX_OUT_OF_ORDER),
    SUPERFLUOUS(CareCode.POLICY_SUPERFLUOUS, CareCode.MX_SUPERFLUOUS),
    WEAK_KEY(CareCode.POLICY_WEAK_KEY, CareCode.MX_WEAK_KEY),
    WEAK_SIGNATURE(CareCode.POLICY_WEAK_SIGNATURE, CareCode.MX_WEAK_SIGNATURE),
    OLD_SUITE(CareCode.POLICY_OLD_SUITE, CareCode.MX_OLD_SUITE);

    private static final int LEAST_RSA = 2048;
    private static final int LEAST_EC = 224;

    private final CareCode ofPolicyHost;
    private final CareCode ofMx;

    Care(CareCode ofPolicyHost, CareCode ofMx) {
        this.ofPolicyHost = ofPolicyHost;
        this.ofMx = ofMx;
    }

    CareCode code(boolean mx) {
        return mx ? ofMx : ofPolicyHost;
    }

    static Set<Care> of(TlsSession tls) {
        Set<Care> cares = EnumSet.noneOf(Care.class);
        var order = ChainOrder.of(tls.chain());
        if (!order.ordered()) {
            cares.add(OUT_OF_ORDER);
        }
        if (!order.superfluous().isEmpty()) {
            cares.add(SUPERFLUOUS);
        }
        // What a root says of itself is not what it is trusted for.
        tls.chain().stream().filter(certificate -> !certificate.selfIssued()).forEach(certificate -> {
            if (isWeakKey(certificate)) {
                cares.add(WEAK_KEY);
            }
            if (isWeakSignature(certificate)) {
                cares.add(WEAK_SIGNATURE);
            }
        });
        if (OldSuites.SHIPPED.reason(tls.cipherSuite()).isPresent()) {
            cares.add(OLD_SUITE);
        }
        return cares;
    }

    private static boolean isWeakKey(Certificate certificate) {
        int bits = certificate.keyBits();
        return bits > 0
                && switch (certificate.keyAlgorithm()) {
                    case "RSA", "RSASSA-PSS" -> bits < LEAST_RSA;
                    case "EC" -> bits < LEAST_EC;
                    case "DSA" -> true;
                    default -> false;
                };
    }

    private static boolean isWeakSignature(Certificate certificate) {
        String algorithm = certificate.signatureAlgorithm();
        return algorithm.startsWith("MD") || algorithm.startsWith("SHA1");
    }
}
