package org.sealpost.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sealpost.app.access.secret.SealedSecret;
import org.sealpost.app.access.secret.SecretBox;
import org.sealpost.app.store.FleetChannels;
import org.sealpost.app.store.FleetStore;
import org.sealpost.app.watch.ChannelDesk;
import org.sealpost.fleet.watch.notice.ChannelRule;
import org.sealpost.host.certificate.KeySeal;
import org.sealpost.host.certificate.SealingKey;
import org.sealpost.protocol.Octets;

/// What people type after the sealing key was changed.
class ResealCommandTest {
    private static final Octets TARGET = Octets.utf8("https://hooks.example/secret");

    @TempDir
    private Path folder = Path.of("");

    private SecretBox key(String file) throws IOException {
        var random = new SecureRandom();
        SealingKey made = SealingKey.make(random);
        Path path = folder.resolve(file);
        Files.createFile(path, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(path, made.reveal());
        return new SecretBox(new KeySeal(made, List.of(), random));
    }

    private String target() {
        try (FleetStore fleet = FleetStore.file(folder.resolve("data/fleet.db"))) {
            return fleet.channels().of("t/ops").orElseThrow().target();
        }
    }

    private Session run(int code, String... arguments) {
        var session = new Session(folder);
        assertThat(session.run(arguments)).as(session.err()).isEqualTo(code);
        return session;
    }

    @Test
    void theNewKeyAloneOpensAllAfterwards() throws IOException {
        SecretBox older = key("older.key");
        SecretBox newer = key("newer.key");
        String before = older.seal(ChannelDesk.use("t/ops"), TARGET).text();
        try (FleetStore fleet = FleetStore.file(folder.resolve("data/fleet.db"))) {
            fleet.channels()
                    .save(
                            new FleetChannels.Kept(ChannelRule.usual("t/ops", "t"), before),
                            Instant.parse("2026-11-21T12:00:00Z"));
        }

        assertThat(run(78, "reseal", "--data", "data", "--sealing-key", "newer.key")
                        .err())
                .contains("was sealed with the sealing key", "--older-sealing-key")
                .doesNotContain("hooks.example");
        assertThat(target()).isEqualTo(before);

        assertThat(run(0, "reseal", "--data", "data", "--sealing-key", "newer.key", "--older-sealing-key", "older.key")
                        .out())
                .contains("targets of channels: 1 of 1 sealed anew", "seeds of authenticator apps: 0 of 0");
        assertThat(newer.open(ChannelDesk.use("t/ops"), new SealedSecret(target())))
                .isEqualTo(TARGET);
        assertThat(run(0, "reseal", "--data", "data", "--sealing-key", "newer.key")
                        .out())
                .contains("targets of channels: 0 of 1 sealed anew");
    }
}
