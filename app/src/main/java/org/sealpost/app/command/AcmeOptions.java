package org.sealpost.app.command;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.sealpost.app.exit.ExitCode;
import org.sealpost.app.exit.Refusal;
import org.sealpost.app.render.Shown;
import org.sealpost.host.acme.CertificateAuthority;
import org.sealpost.host.certificate.KeySeal;
import org.sealpost.host.certificate.Proof;
import org.sealpost.host.certificate.SealingKey;
import org.sealpost.host.certificate.SealingKeyReading;
import org.sealpost.observe.tls.Trust;
import picocli.CommandLine.Option;

/// Who issues certificates, and by what their keys are sealed in the store.
final class AcmeOptions {
    private static final String LETS_ENCRYPT = "letsencrypt";

    @Option(
            names = "--acme",
            split = ",",
            paramLabel = "URL",
            description =
                    "Order certificates from this authority (its ACME directory, or the word letsencrypt), repeatable:"
                            + " the next is asked when one fails. With it you agree to its terms.")
    private List<String> authorities = List.of();

    @Option(
            names = "--acme-contact",
            split = ",",
            paramLabel = "ADDRESS",
            description = "Mail address that the authority may write to, repeatable.")
    private List<String> contacts = List.of();

    @Option(
            names = "--acme-ca-file",
            paramLabel = "PEM",
            description = "Roots by which the authority itself is known. Default: the built-in ones.")
    private Optional<Path> roots = Optional.empty();

    @Option(
            names = "--acme-http",
            description = "Prove names by http-01, at --http-challenge, instead of tls-alpn-01 at the policy port.")
    private boolean http;

    @Option(
            names = "--sealing-key",
            paramLabel = "FILE",
            description =
                    "Key that seals the private keys in the store; made when it is not there. Keep a copy apart from"
                            + " the data. Default: $$XDG_CONFIG_HOME/sealpost/sealing.key.")
    private Optional<Path> key = Optional.empty();

    boolean wanted() {
        return !authorities.isEmpty();
    }

    Proof proof() {
        return http ? new Proof.Http01() : new Proof.TlsAlpn01();
    }

    List<CertificateAuthority> authorities(Wiring wiring) {
        Trust trust = roots.map(wiring::trust).orElseGet(Trust::system);
        List<CertificateAuthority> all = new ArrayList<>();
        for (String each : authorities) {
            all.add(authority(each, all.size() + 1, trust)
                    .withContacts(contacts.stream()
                            .map(address -> "mailto:" + address)
                            .toList()));
        }
        return all;
    }

    private static CertificateAuthority authority(String text, int number, Trust trust) {
        if (text.equals(LETS_ENCRYPT)) {
            return CertificateAuthority.letsEncrypt();
        }
        try {
            return CertificateAuthority.of("authority-" + number, URI.create(text), trust, Set.of());
        } catch (IllegalArgumentException noUrl) {
            throw new Refusal(
                    ExitCode.USAGE,
                    "--acme " + Shown.quoted(text) + " is not the https URL of an ACME directory; or say "
                            + LETS_ENCRYPT);
        }
    }

    KeySeal seal(Surroundings surroundings) {
        Path file = key.map(surroundings.directory()::resolve).orElseGet(() -> usual(surroundings));
        return new KeySeal(
                switch (SealingKeyReading.from(file)) {
                    case SealingKeyReading.Read(SealingKey read) -> read;
                    case SealingKeyReading.Missing _ -> make(file, surroundings);
                    case SealingKeyReading.Unusable(String why) ->
                        throw new Refusal(ExitCode.CONFIGURATION, Shown.text(why));
                },
                List.of(),
                new SecureRandom());
    }

    private static SealingKey make(Path file, Surroundings surroundings) {
        SealingKey made = SealingKey.make(new SecureRandom());
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(file, made.reveal() + "\n");
        } catch (IOException | UnsupportedOperationException impossible) {
            throw new Refusal(
                    ExitCode.OUTPUT_UNWRITABLE,
                    "the sealing key cannot be written to " + Shown.quoted(file.toString()) + "; name a file by"
                            + " --sealing-key");
        }
        surroundings
                .err()
                .println("sealpost: made the sealing key " + Shown.text(file.toString())
                        + "; keep a copy of it apart from the data");
        return made;
    }

    private static Path usual(Surroundings surroundings) {
        return surroundings
                .variable("XDG_CONFIG_HOME")
                .filter(folder -> folder.startsWith("/"))
                .map(Path::of)
                .orElseGet(
                        () -> Path.of(surroundings.variable("HOME").orElse("/")).resolve(".config"))
                .resolve("sealpost")
                .resolve("sealing.key");
    }
}
