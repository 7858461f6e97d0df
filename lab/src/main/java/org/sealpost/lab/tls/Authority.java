package org.sealpost.lab.tls;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/// The throw-away certificate authority of one lab: a root, an intermediate, and a root that nobody trusts.
/// Certificates are made when they are first asked for, and anew every forty days.
public final class Authority {
    private static final String TLS_FEATURE = "1.3.6.1.5.5.7.1.24";
    private static final Duration CA_LIFE = Duration.ofDays(3650);

    /// How old the certificates of servers become before there are new ones.
    private static final Duration RENEWAL = Duration.ofDays(40);

    private final InstantSource clock;
    private final Instant start;
    private final KeyPair leafKey = newKey();
    private final Issuer root;
    private final Issuer intermediate;
    private final Issuer expiredIntermediate;
    private final Issuer stranger;
    private final AtomicLong serial = new AtomicLong(1000);
    private final Map<Made, SSLContext> contexts = new ConcurrentHashMap<>();
    private final Map<Integer, KeyPair> rsaKeys = new ConcurrentHashMap<>();
    private final Map<Made, List<X509Certificate>> chains = new ConcurrentHashMap<>();

    private record Made(CertificatePlan plan, Instant now) {}

    private record Issuer(X500Name name, KeyPair key, X509Certificate certificate) {}

    public Authority(InstantSource clock) {
        this.clock = clock;
        start = clock.instant();
        root = root("Sealpost Lab Root");
        stranger = root("Nobody's Root");
        intermediate = intermediate("Sealpost Lab Intermediate", start.plus(CA_LIFE));
        expiredIntermediate = intermediate("Sealpost Lab Old Intermediate", start.minus(Duration.ofDays(1)));
    }

    /// The trusted root as PEM.
    public String rootPem() {
        return pem(root.certificate());
    }

    /// The server side with the certificate of `plan`.
    SSLContext context(CertificatePlan plan) {
        return contexts.computeIfAbsent(new Made(plan, now()), made -> newContext(made.plan()));
    }

    /// What a server of `plan` presents, leaf first: the same each time until it is renewed.
    public List<X509Certificate> presented(CertificatePlan plan) {
        return chains.computeIfAbsent(new Made(plan, now()), this::chain);
    }

    /// What the issuer says of the certificate of `plan`, or what `staple` has it say.
    byte[] ocspResponse(CertificatePlan plan, Staple staple) {
        return new OcspResponses(intermediate.certificate(), intermediate.key(), stranger.key(), now())
                .about(presented(plan).getFirst(), staple);
    }

    /// The key of the certificate of `plan`.
    public PrivateKey privateKey(CertificatePlan plan) {
        return keyOf(plan.kind()).getPrivate();
    }

    private KeyPair keyOf(CertificateKind kind) {
        return switch (kind) {
            case RSA_1024 -> rsaKeys.computeIfAbsent(1024, Authority::newRsaKey);
            case RSA_2048 -> rsaKeys.computeIfAbsent(2048, Authority::newRsaKey);
            default -> leafKey;
        };
    }

    /// The trusted root.
    X509Certificate root() {
        return root.certificate();
    }

    private SSLContext newContext(CertificatePlan plan) {
        try {
            var context = SSLContext.getInstance("TLS");
            var identity = new Identity(privateKey(plan), presented(plan));
            // An empty list of trust managers, for none would read the JDK's whole store of roots.
            context.init(new KeyManager[] {identity}, new TrustManager[0], null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("cannot make a certificate for " + plan, e);
        }
    }

    private Instant now() {
        long periods = Duration.between(start, clock.instant()).dividedBy(RENEWAL);
        return start.plus(RENEWAL.multipliedBy(periods));
    }

    private List<X509Certificate> chain(Made made) {
        CertificatePlan plan = made.plan();
        Instant now = made.now();
        Instant from = now.minus(Duration.ofDays(10));
        Instant to = now.plus(Duration.ofDays(80));
        return switch (plan.kind()) {
            case HEALTHY -> healthy(plan, from, to);
            case EXPIRED -> healthy(plan, now.minus(Duration.ofDays(91)), now.minus(Duration.ofDays(1)));
            case NOT_YET_VALID -> healthy(plan, now.plus(Duration.ofDays(1)), to);
            case EXPIRING_SOON -> healthy(plan, now.minus(Duration.ofDays(85)), now.plus(Duration.ofDays(5)));
            case SELF_SIGNED -> {
                var own = commonName(plan.names().getFirst());
                yield List.of(certificate(own, leafKey, own, plan.names(), from, to));
            }
            case MISSING_INTERMEDIATE -> List.of(leaf(intermediate, plan.names(), from, to));
            case UNTRUSTED_ROOT -> List.of(leaf(stranger, plan.names(), from, to), stranger.certificate());
            case WRONG_NAME ->
                List.of(leaf(intermediate, List.of("other.invalid"), from, to), intermediate.certificate());
            case CN_ONLY -> {
                var subject = commonName(plan.names().getFirst());
                yield List.of(
                        certificate(intermediate.name(), intermediate.key(), subject, List.of(), from, to),
                        intermediate.certificate());
            }
            case ISSUER_EXPIRED ->
                List.of(leaf(expiredIntermediate, plan.names(), from, to), expiredIntermediate.certificate());
            case CRITICAL_EXTENSION ->
                List.of(oddLeaf("2.999.1", true, plan.names(), from, to), intermediate.certificate());
            case UNKNOWN_EXTENSION ->
                List.of(oddLeaf("2.999.1", false, plan.names(), from, to), intermediate.certificate());
            case MUST_STAPLE ->
                List.of(oddLeaf(TLS_FEATURE, false, plan.names(), from, to), intermediate.certificate());
            case CLIENT_ONLY -> List.of(clientLeaf(plan.names(), from, to), intermediate.certificate());
            case OUT_OF_ORDER ->
                List.of(leaf(intermediate, plan.names(), from, to), root.certificate(), intermediate.certificate());
            case RSA_1024, RSA_2048 -> {
                var builder = leafBuilder(
                        intermediate.name(),
                        commonName(plan.names().getFirst()),
                        keyOf(plan.kind()),
                        plan.names(),
                        from,
                        to);
                yield List.of(sign(builder, intermediate.key()), intermediate.certificate());
            }
            case SHA_1 -> {
                var builder = leafBuilder(
                        intermediate.name(), commonName(plan.names().getFirst()), leafKey, plan.names(), from, to);
                yield List.of(sign(builder, intermediate.key(), "SHA1withECDSA"), intermediate.certificate());
            }
            case FRESH -> healthy(plan, now.minus(Duration.ofMinutes(1)), to);
            case SHORT_LIVED -> healthy(plan, now.minus(Duration.ofDays(1)), now.plus(Duration.ofDays(5)));
            case ROOT_INCLUDED ->
                List.of(leaf(intermediate, plan.names(), from, to), intermediate.certificate(), root.certificate());
            case EXPIRED_EXTRA ->
                List.of(
                        leaf(intermediate, plan.names(), from, to),
                        intermediate.certificate(),
                        expiredIntermediate.certificate());
        };
    }

    private List<X509Certificate> healthy(CertificatePlan plan, Instant from, Instant to) {
        return List.of(leaf(intermediate, plan.names(), from, to), intermediate.certificate());
    }

    private X509Certificate leaf(Issuer issuer, List<String> names, Instant from, Instant to) {
        return certificate(issuer.name(), issuer.key(), commonName(names.getFirst()), names, from, to);
    }

    private X509Certificate certificate(
            X500Name issuer, KeyPair issuerKey, X500Name subject, List<String> names, Instant from, Instant to) {
        return sign(leafBuilder(issuer, subject, leafKey, names, from, to), issuerKey);
    }

    private X509Certificate oddLeaf(String extension, boolean critical, List<String> names, Instant from, Instant to) {
        var builder = leafBuilder(intermediate.name(), commonName(names.getFirst()), leafKey, names, from, to);
        try {
            // For the TLS feature it is a sequence of the number 5 (RFC 7633 §4.1); the other one is not read.
            builder.addExtension(new ASN1ObjectIdentifier(extension), critical, new byte[] {0x30, 3, 2, 1, 5});
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return sign(builder, intermediate.key());
    }

    private X509Certificate clientLeaf(List<String> names, Instant from, Instant to) {
        var builder = leafBuilder(intermediate.name(), commonName(names.getFirst()), leafKey, names, from, to);
        try {
            builder.addExtension(
                    Extension.extendedKeyUsage, false, new ExtendedKeyUsage(KeyPurposeId.id_kp_clientAuth));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return sign(builder, intermediate.key());
    }

    private JcaX509v3CertificateBuilder leafBuilder(
            X500Name issuer, X500Name subject, KeyPair key, List<String> names, Instant from, Instant to) {
        var builder = builder(issuer, subject, key, from, to);
        try {
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(false));
            builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature));
            if (!names.isEmpty()) {
                var sans = names.stream()
                        .map(name -> new GeneralName(GeneralName.dNSName, name))
                        .toArray(GeneralName[]::new);
                builder.addExtension(Extension.subjectAlternativeName, false, new GeneralNames(sans));
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return builder;
    }

    private Issuer root(String name) {
        KeyPair key = newKey();
        return new Issuer(
                commonName(name), key, authority(commonName(name), key, commonName(name), key, start.plus(CA_LIFE)));
    }

    private Issuer intermediate(String name, Instant to) {
        KeyPair key = newKey();
        return new Issuer(commonName(name), key, authority(root.name(), root.key(), commonName(name), key, to));
    }

    private X509Certificate authority(X500Name issuer, KeyPair issuerKey, X500Name subject, KeyPair key, Instant to) {
        var builder = builder(issuer, subject, key, start.minus(CA_LIFE), to);
        try {
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(true));
            builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return sign(builder, issuerKey);
    }

    private JcaX509v3CertificateBuilder builder(
            X500Name issuer, X500Name subject, KeyPair key, Instant from, Instant to) {
        var number = BigInteger.valueOf(serial.incrementAndGet());
        return new JcaX509v3CertificateBuilder(
                issuer, number, Date.from(from), Date.from(to), subject, key.getPublic());
    }

    private static X509Certificate sign(JcaX509v3CertificateBuilder builder, KeyPair key) {
        return sign(builder, key, "SHA256withECDSA");
    }

    private static X509Certificate sign(JcaX509v3CertificateBuilder builder, KeyPair key, String algorithm) {
        try {
            var signer = new JcaContentSignerBuilder(algorithm).build(key.getPrivate());
            var encoded = new ByteArrayInputStream(builder.build(signer).getEncoded());
            return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(encoded);
        } catch (OperatorCreationException | IOException | GeneralSecurityException e) {
            throw new IllegalStateException("cannot sign a certificate", e);
        }
    }

    private static X500Name commonName(String name) {
        return new X500NameBuilder(BCStyle.INSTANCE).addRDN(BCStyle.CN, name).build();
    }

    private static KeyPair newKey() {
        try {
            var generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("no P-256 keys here", e);
        }
    }

    private static KeyPair newRsaKey(int bits) {
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(bits);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("no RSA keys here", e);
        }
    }

    private static String pem(X509Certificate certificate) {
        try {
            var base64 = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(certificate.getEncoded());
            return "-----BEGIN CERTIFICATE-----\n" + base64 + "\n-----END CERTIFICATE-----\n";
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
