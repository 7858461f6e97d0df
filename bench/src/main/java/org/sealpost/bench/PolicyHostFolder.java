package org.sealpost.bench;

import java.io.BufferedWriter;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.stream.IntStream;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/// As many domains as asked for, each with a policy, a key on P-256 and a certificate below an issuer that all share:
/// as a folder for the policy host, and as server blocks for nginx.
final class PolicyHostFolder {
    static final int NGINX_PORT = 21_443;

    private static final String POLICY =
            "version: STSv1\r\nmode: enforce\r\nmx: mx1.example.net\r\nmx: mx2.example.net\r\nmax_age: 604800\r\n";
    private static final X500Name ROOT = new X500Name("CN=Bench root");
    private static final X500Name ISSUER = new X500Name("CN=Bench issuer");

    private PolicyHostFolder() {}

    static String domain(int number) {
        return "d" + number + ".example";
    }

    static void write(Path folder, int names) throws Exception {
        KeyPair root = newKey();
        KeyPair issuer = newKey();
        String above =
                pem("CERTIFICATE", certify(ROOT, root, ISSUER, issuer, "", 1).getEncoded());
        IntStream.range(0, names).parallel().forEach(i -> {
            try {
                Path place = Files.createDirectories(domains(folder).resolve(domain(i)));
                KeyPair key = newKey();
                String host = "mta-sts." + domain(i);
                var leaf = certify(ISSUER, issuer, new X500Name("CN=" + host), key, host, i + 2);
                Files.writeString(place.resolve("mta-sts.txt"), POLICY);
                Files.writeString(place.resolve("fullchain.pem"), pem("CERTIFICATE", leaf.getEncoded()) + above);
                Files.writeString(
                        place.resolve("privkey.pem"),
                        pem("PRIVATE KEY", key.getPrivate().getEncoded()));
            } catch (IOException | GeneralSecurityException | OperatorCreationException e) {
                throw new IllegalStateException(e);
            }
        });
        nginx(folder, names);
    }

    static Path domains(Path folder) {
        return folder.resolve("domains");
    }

    private static void nginx(Path folder, int names) throws IOException {
        Files.createDirectories(folder.resolve("logs"));
        try (BufferedWriter out = Files.newBufferedWriter(folder.resolve("nginx.conf"))) {
            out.write("""
                    worker_processes %d;
                    daemon off;
                    user root;
                    pid %s/nginx.pid;
                    error_log stderr crit;
                    events { worker_connections 4096; }
                    http {
                      access_log off;
                      server_names_hash_max_size 65536;
                      server_names_hash_bucket_size 128;
                      ssl_protocols TLSv1.2 TLSv1.3;
                      ssl_session_cache off;
                      ssl_session_tickets off;
                      client_body_temp_path %s/logs;
                      server { listen 127.0.0.1:%d ssl default_server backlog=4096; ssl_reject_handshake on; }
                    """.formatted(Runtime.getRuntime().availableProcessors(), folder, folder, NGINX_PORT));
            for (int i = 0; i < names; i++) {
                Path place = domains(folder).resolve(domain(i));
                out.write("""
                          server {
                            listen 127.0.0.1:%d ssl;
                            server_name mta-sts.%s;
                            ssl_certificate %s/fullchain.pem;
                            ssl_certificate_key %s/privkey.pem;
                            location = /.well-known/mta-sts.txt { alias %s/mta-sts.txt; }
                            location / { return 404; }
                          }
                        """.formatted(NGINX_PORT, domain(i), place, place, place));
            }
            out.write("}\n");
        }
    }

    private static X509CertificateHolder certify(
            X500Name issuer, KeyPair issuerKey, X500Name subject, KeyPair key, String host, long number)
            throws IOException, OperatorCreationException {
        var from = Date.from(Instant.now().minus(Duration.ofDays(1)));
        var to = Date.from(Instant.now().plus(Duration.ofDays(90)));
        var builder =
                new JcaX509v3CertificateBuilder(issuer, BigInteger.valueOf(number), from, to, subject, key.getPublic());
        builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(host.isEmpty()));
        if (!host.isEmpty()) {
            builder.addExtension(
                    Extension.subjectAlternativeName,
                    false,
                    new GeneralNames(new GeneralName(GeneralName.dNSName, host)));
        }
        return builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(issuerKey.getPrivate()));
    }

    private static KeyPair newKey() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        return generator.generateKeyPair();
    }

    private static String pem(String kind, byte[] der) {
        return "-----BEGIN " + kind + "-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der) + "\n-----END " + kind + "-----\n";
    }
}
