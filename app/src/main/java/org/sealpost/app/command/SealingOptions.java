package org.sealpost.app.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.sealpost.app.exit.ExitCode;
import org.sealpost.app.exit.Refusal;
import org.sealpost.app.render.Shown;
import org.sealpost.host.certificate.KeySeal;
import org.sealpost.host.certificate.SealingKey;
import org.sealpost.host.certificate.SealingKeyReading;
import picocli.CommandLine.Option;

/// By what the keys of certificates are sealed in the store.
final class SealingOptions {
    private static final Duration COMMAND_LIMIT = Duration.ofSeconds(30);

    @Option(
            names = "--sealing-key",
            paramLabel = "FILE",
            description =
                    "Key that seals the private keys in the store; made when it is not there. Keep a copy apart from"
                            + " the data. Default: $$XDG_CONFIG_HOME/sealpost/sealing.key.")
    private Optional<Path> file = Optional.empty();

    @Option(
            names = "--sealing-key-command",
            paramLabel = "COMMAND",
            description =
                    "Run this command and take that key from its output, instead of a file. Its words are parted by"
                            + " spaces; there is no shell.")
    private Optional<String> command = Optional.empty();

    @Option(
            names = "--older-sealing-key",
            split = ",",
            paramLabel = "FILE",
            description = "Key that sealed before, repeatable; it only opens.")
    private List<Path> older = List.of();

    private boolean passing;

    /// Nothing that is sealed outlives this process, so nobody has to keep the key.
    void forThisTime() {
        passing = true;
    }

    /// @throws Refusal when a key cannot be had, or lies beside what it seals
    KeySeal seal(Surroundings surroundings, Path data) {
        SealingKey first = command.map(SealingOptions::asked).orElseGet(() -> kept(surroundings, data));
        List<SealingKey> others = older.stream()
                .map(each -> read(surroundings.directory().resolve(each)))
                .toList();
        return new KeySeal(first, others, new SecureRandom());
    }

    private static SealingKey asked(String command) {
        List<String> words = List.of(command.strip().split(" +", -1));
        return switch (SealingKeyReading.from(words, COMMAND_LIMIT)) {
            case SealingKeyReading.Read(SealingKey read) -> read;
            case SealingKeyReading.Unusable(String why) -> throw new Refusal(ExitCode.CONFIGURATION, Shown.text(why));
            case SealingKeyReading.Missing _ ->
                throw new Refusal(ExitCode.CONFIGURATION, "--sealing-key-command gave no sealing key");
        };
    }

    private SealingKey kept(Surroundings surroundings, Path data) {
        Path path = file.map(surroundings.directory()::resolve).orElseGet(() -> usual(surroundings));
        if (path.toAbsolutePath().normalize().startsWith(data.toAbsolutePath().normalize())) {
            throw new Refusal(
                    ExitCode.CONFIGURATION,
                    "the sealing key " + Shown.quoted(path.toString()) + " lies in the folder of the data, and whoever"
                            + " copies that has both; name another place by --sealing-key");
        }
        return switch (SealingKeyReading.from(path)) {
            case SealingKeyReading.Read(SealingKey read) -> read;
            case SealingKeyReading.Missing _ -> make(path, surroundings);
            case SealingKeyReading.Unusable(String why) -> throw new Refusal(ExitCode.CONFIGURATION, Shown.text(why));
        };
    }

    private static SealingKey read(Path path) {
        return switch (SealingKeyReading.from(path)) {
            case SealingKeyReading.Read(SealingKey read) -> read;
            case SealingKeyReading.Missing _ ->
                throw new Refusal(
                        ExitCode.CONFIGURATION,
                        "there is no sealing key " + Shown.quoted(path.toString()) + " any more");
            case SealingKeyReading.Unusable(String why) -> throw new Refusal(ExitCode.CONFIGURATION, Shown.text(why));
        };
    }

    private SealingKey make(Path path, Surroundings surroundings) {
        SealingKey made = SealingKey.make(new SecureRandom());
        try {
            Files.createDirectories(path.toAbsolutePath().getParent());
            Files.createFile(path, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(path, made.reveal() + "\n");
        } catch (IOException | UnsupportedOperationException impossible) {
            throw new Refusal(
                    ExitCode.OUTPUT_UNWRITABLE,
                    "the sealing key cannot be written to " + Shown.quoted(path.toString()) + "; name a file by"
                            + " --sealing-key");
        }
        if (passing) {
            return made;
        }
        surroundings
                .err()
                .println("sealpost: made the sealing key " + Shown.text(path.toString())
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
