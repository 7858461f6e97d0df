package org.sealpost.real;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A throw-away root with an intermediate below it, made and used through `openssl ca`.
final class CertificateAuthority {
    /// The form that `-startdate` and `-enddate` read.
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("yyyyMMddHHmmss'Z'").withZone(ZoneOffset.UTC);

    private final Path folder;
    private final Instant now;
    private final Map<String, KeyAndChain> issued = new HashMap<>();

    /// Makes the root and the intermediate in the folder, valid around `now`.
    CertificateAuthority(Path folder, Instant now) throws IOException {
        this.folder = folder;
        this.now = now;
        Files.writeString(folder.resolve("openssl.cnf"), CONFIGURATION);
        Files.writeString(folder.resolve("index"), "");
        request("root", "Real Servers Root");
        sign("root", "-selfsign -extensions authority", validFor(Duration.ofDays(300)));
        request("intermediate", "Real Servers Intermediate");
        sign("intermediate", "-cert root.pem -extensions authority", validFor(Duration.ofDays(300)));
    }

    /// The root, as a client is told to trust it.
    Path root() {
        return folder.resolve("root.pem");
    }

    /// The certificate for the host, as long-lived as those of a public authority.
    KeyAndChain issue(String host) throws IOException {
        Optional<KeyAndChain> known = Optional.ofNullable(issued.get(host));
        if (known.isPresent()) {
            return known.get();
        }
        KeyAndChain made = issue(host, "subjectAltName = DNS:" + host, validFor(Duration.ofDays(80)));
        issued.put(host, made);
        return made;
    }

    /// A certificate for the host that ended an hour ago.
    KeyAndChain issueExpired(String host) throws IOException {
        return issue(host, "subjectAltName = DNS:" + host, validFor(Duration.ofHours(-1)));
    }

    /// A certificate that has the host's name as its common name and nowhere else.
    KeyAndChain issueWithCommonNameOnly(String host) throws IOException {
        return issue(host, "", validFor(Duration.ofDays(80)));
    }

    private KeyAndChain issue(String host, String names, String validity) throws IOException {
        Files.writeString(folder.resolve(host + ".ext"), SERVER + names + "\n");
        request(host, host);
        sign(host, "-cert intermediate.pem -keyfile intermediate.key -extfile " + host + ".ext", validity);
        var result = new KeyAndChain(folder.resolve(host + ".key"), folder.resolve(host + ".chain.pem"));
        Files.writeString(
                result.chain(),
                Files.readString(folder.resolve(host + ".pem")) + Files.readString(folder.resolve("intermediate.pem")));
        return result;
    }

    private void request(String name, String commonName) {
        openssl(
                "req -config openssl.cnf -new -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -keyout " + name
                        + ".key -out " + name + ".csr -subj",
                "/CN=" + commonName);
    }

    private void sign(String name, String how, String validity) {
        openssl("ca -config openssl.cnf -batch -notext -in " + name + ".csr -out " + name + ".pem " + how + " "
                + validity);
    }

    private String validFor(Duration duration) {
        return "-startdate " + DATE.format(now.minus(Duration.ofDays(10))) + " -enddate "
                + DATE.format(now.plus(duration));
    }

    private void openssl(String words, String... more) {
        var command = new ArrayList<>(List.of(("openssl " + words).split(" ", -1)));
        command.addAll(List.of(more));
        Tool.run(folder, command.toArray(String[]::new));
    }

    /// Where the parts of a server's certificate are.
    ///
    /// @param chain the server's certificate first, then the intermediate
    record KeyAndChain(Path key, Path chain) {
        /// As a TLSA record 3 1 1 has it (RFC 7671 §5.1).
        String publicKeySha256() throws IOException {
            try (InputStream in = Files.newInputStream(chain)) {
                byte[] publicKey = CertificateFactory.getInstance("X.509")
                        .generateCertificate(in)
                        .getPublicKey()
                        .getEncoded();
                return HexFormat.of()
                        .formatHex(MessageDigest.getInstance("SHA-256").digest(publicKey));
            } catch (GeneralSecurityException impossible) {
                throw new IllegalStateException(impossible);
            }
        }
    }

    private static final String CONFIGURATION = """
            [ca]
            default_ca = throw_away

            [throw_away]
            new_certs_dir = .
            database = index
            certificate = root.pem
            private_key = root.key
            rand_serial = yes
            unique_subject = no
            default_md = sha256
            policy = any_name
            x509_extensions = authority

            [any_name]
            commonName = supplied

            [req]
            distinguished_name = asked_for_nothing

            [asked_for_nothing]

            [authority]
            basicConstraints = critical, CA:true
            keyUsage = critical, keyCertSign, cRLSign
            subjectKeyIdentifier = hash
            authorityKeyIdentifier = keyid
            """;

    private static final String SERVER = """
            basicConstraints = critical, CA:false
            keyUsage = critical, digitalSignature
            extendedKeyUsage = serverAuth
            subjectKeyIdentifier = hash
            authorityKeyIdentifier = keyid
            """;
}
