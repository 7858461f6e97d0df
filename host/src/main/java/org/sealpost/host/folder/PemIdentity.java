package org.sealpost.host.folder;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.openssl.PEMKeyPair;
import org.bouncycastle.openssl.PEMParser;
import org.sealpost.host.Identity;
import org.sealpost.protocol.name.DomainName;

/// A chain and a key in PEM. Certificates of issuers, which many chains share, are held once.
final class PemIdentity {
    private static final Pattern BLOCK =
            Pattern.compile("-----BEGIN CERTIFICATE-----[A-Za-z0-9+/=\\s]+-----END CERTIFICATE-----");
    private static final int LONGEST_CHAIN = 10;
    private static final int MOST_ISSUERS = 1_000;
    private static final int DNS_NAME = 2;

    private final Map<String, X509Certificate> issuers = new ConcurrentHashMap<>();

    /// What was made of the two texts.
    sealed interface Reading {}

    record Good(Identity identity) implements Reading {}

    /// Good but for its time.
    record Expired(Identity identity) implements Reading {}

    record Bad(FolderCode code, String detail) implements Reading {}

    Reading read(String chain, String key, DomainName host, Instant now) {
        List<X509Certificate> certificates;
        try {
            certificates = chain(chain);
        } catch (CertificateException unreadable) {
            return new Bad(FolderCode.CERTIFICATE_UNREADABLE, DomainFiles.CHAIN);
        }
        if (certificates.isEmpty()) {
            return new Bad(FolderCode.CERTIFICATE_UNREADABLE, "no certificate in " + DomainFiles.CHAIN);
        }
        X509Certificate leaf = certificates.getFirst();
        if (!names(leaf, host)) {
            return new Bad(FolderCode.CERTIFICATE_NAME, "not for " + host);
        }
        Optional<PrivateKeyInfo> encoded = key(key);
        Optional<PrivateKey> privateKey = encoded.flatMap(PemIdentity::privateKey);
        if (encoded.isEmpty() || privateKey.isEmpty()) {
            return new Bad(FolderCode.KEY_UNREADABLE, DomainFiles.KEY);
        }
        if (!KeyPairing.belong(leaf.getPublicKey(), privateKey.get(), encoded.get())) {
            return new Bad(FolderCode.KEY_OTHER, DomainFiles.KEY);
        }
        var identity = new Identity(certificates, privateKey.get());
        return leaf.getNotAfter().toInstant().isBefore(now) ? new Expired(identity) : new Good(identity);
    }

    private List<X509Certificate> chain(String pem) throws CertificateException {
        CertificateFactory factory = CertificateFactory.getInstance("X.509");
        var chain = new ArrayList<X509Certificate>();
        Matcher block = BLOCK.matcher(pem);
        while (block.find() && chain.size() < LONGEST_CHAIN) {
            chain.add(chain.isEmpty() ? parse(factory, block.group()) : issuer(factory, block.group()));
        }
        return chain;
    }

    private X509Certificate issuer(CertificateFactory factory, String pem) throws CertificateException {
        X509Certificate known = issuers.get(pem);
        if (known != null) {
            return known;
        }
        X509Certificate read = parse(factory, pem);
        if (issuers.size() < MOST_ISSUERS) {
            issuers.put(pem, read);
        }
        return read;
    }

    private static X509Certificate parse(CertificateFactory factory, String pem) throws CertificateException {
        var in = new ByteArrayInputStream(pem.getBytes(StandardCharsets.ISO_8859_1));
        return (X509Certificate) factory.generateCertificate(in);
    }

    /// RFC 9525 §6.3: by a DNS name of the extension, where a `*` stands for one label.
    private static boolean names(X509Certificate certificate, DomainName host) {
        try {
            Collection<List<?>> all = certificate.getSubjectAlternativeNames();
            if (all == null) {
                return false;
            }
            String wildcard = host.parent().map(parent -> "*." + parent).orElse("");
            return all.stream()
                    .filter(name -> name.get(0) instanceof Integer type && type == DNS_NAME)
                    .map(name -> String.valueOf(name.get(1)).toLowerCase(Locale.ROOT))
                    .anyMatch(name -> name.equals(host.ascii()) || name.equals(wildcard));
        } catch (CertificateException unreadable) {
            return false;
        }
    }

    /// The first key of the text, in PKCS#8 or one of the forms before it, not encrypted.
    private static Optional<PrivateKeyInfo> key(String pem) {
        try (var parser = new PEMParser(new StringReader(pem))) {
            for (Object each = parser.readObject(); each != null; each = parser.readObject()) {
                if (each instanceof PrivateKeyInfo key) {
                    return Optional.of(key);
                }
                if (each instanceof PEMKeyPair pair) {
                    return Optional.of(pair.getPrivateKeyInfo());
                }
            }
            return Optional.empty();
        } catch (IOException | RuntimeException unreadable) {
            return Optional.empty();
        }
    }

    private static Optional<PrivateKey> privateKey(PrivateKeyInfo key) {
        var kind = key.getPrivateKeyAlgorithm().getAlgorithm();
        String algorithm = kind.equals(X9ObjectIdentifiers.id_ecPublicKey)
                ? "EC"
                : kind.equals(PKCSObjectIdentifiers.rsaEncryption) ? "RSA" : "EdDSA";
        try {
            return Optional.of(
                    KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(key.getEncoded())));
        } catch (GeneralSecurityException | IOException unusable) {
            return Optional.empty();
        }
    }
}
