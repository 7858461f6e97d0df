package org.sealpost.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sealpost.protocol.name.DomainName;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.SimpleResolver;
import org.xbill.DNS.TSIG;
import org.xbill.DNS.Type;
import org.xbill.DNS.Update;

/// What changes in a lab while it runs: zones by their owners and by DNS UPDATE, mail servers, and what time does.
class ChangesTest {
    private static final DomainName DOMAIN = DomainName.of("one.example");
    private static final String RECORD = "_mta-sts.one.example";
    private static final Name ZONE = Name.fromConstantString("one.example.");

    @TempDir
    private Path folder;

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.now());
    private Lab lab;
    private Client client;

    @BeforeEach
    void start() throws IOException, GeneralSecurityException {
        Path world = Files.createDirectories(folder.resolve("one"));
        Files.writeString(world.resolve("world.yaml"), "title: One\nmx: [{name: mx1}]\n");
        lab = Lab.start(LabOptions.at(now::get).withWorlds(folder));
        client = new Client(lab);
    }

    @AfterEach
    void close() {
        lab.close();
    }

    private String validated(String name, int type) throws IOException {
        Message answer = client.validated(name, type);
        return (answer.getHeader().getFlag(Flags.AD) ? "AD " : "") + Client.text(answer);
    }

    @Test
    void whatItsOwnerWritesIntoAZoneIsSignedAndSeenAtOnce() throws IOException {
        assertThat(validated(RECORD, Type.TXT)).startsWith("AD NOERROR").contains("20261101T000000");
        lab.owner().put(DOMAIN, "_mta-sts TXT \"v=STSv1; id=second;\"");
        assertThat(validated(RECORD, Type.TXT)).isEqualTo("AD NOERROR \"v=STSv1; id=second;\"");
        lab.owner().remove(DOMAIN, "_mta-sts TXT");
        assertThat(validated(RECORD, Type.TXT)).startsWith("AD NXDOMAIN");
    }

    @Test
    void anUpdateWithTheKeyIsMadeAndOneWhosePrerequisiteFailsChangesNothing() throws IOException {
        var update = new Update(ZONE);
        update.present(Name.fromString("_mta-sts", ZONE), Type.TXT);
        update.replace(Name.fromString("_mta-sts", ZONE), Type.TXT, 60, "\"v=STSv1; id=second;\"");
        assertThat(sent(update, key(lab.updateKey()))).isEqualTo("NOERROR");
        assertThat(validated(RECORD, Type.TXT)).isEqualTo("AD NOERROR \"v=STSv1; id=second;\"");

        var late = new Update(ZONE);
        late.absent(Name.fromString("_mta-sts", ZONE), Type.TXT);
        late.add(Name.fromString("other", ZONE), Type.A, 60, "192.0.2.9");
        assertThat(sent(late, key(lab.updateKey()))).isEqualTo("YXRRSET");
        assertThat(validated("other.one.example", Type.A)).startsWith("AD NXDOMAIN");
    }

    @Test
    void anUpdateWithoutTheKeyIsRefused() throws IOException {
        var update = new Update(ZONE);
        update.delete(Name.fromString("_mta-sts", ZONE));
        var resolver = primary();
        assertThat(Rcode.string(resolver.send(update).getRcode())).isEqualTo("REFUSED");
        assertThat(validated(RECORD, Type.TXT)).startsWith("AD NOERROR");
    }

    private SimpleResolver primary() throws IOException {
        var resolver = new SimpleResolver(lab.primaryServer());
        resolver.setTCP(true);
        resolver.setTimeout(Duration.ofSeconds(30));
        return resolver;
    }

    private String sent(Update update, TSIG key) throws IOException {
        var resolver = primary();
        resolver.setTSIGKey(key);
        return Rcode.string(resolver.send(update).getRcode());
    }

    private static TSIG key(String file) {
        return new TSIG(TSIG.HMAC_SHA256, "lab-update.", file.split("\"", -1)[3]);
    }

    @Test
    void aMailServerThatIsStoppedHangsUp() throws IOException {
        var host = DomainName.of("mx1.one.example");
        lab.owner().stop(host);
        try (Socket socket = client.connect(host.ascii(), 25)) {
            assertThat(socket.getInputStream().read()).isNegative();
        }
        lab.owner().start(host);
        try (Socket socket = client.connect(host.ascii(), 25)) {
            assertThat((char) socket.getInputStream().read()).isEqualTo('2');
        }
    }

    @Test
    void signaturesAndCertificatesAreRenewedAsTimePasses() throws IOException {
        Owner.Issued first = lab.owner().certificate(DOMAIN);
        assertThat(lab.owner().certificate(DOMAIN)).isEqualTo(first);
        now.updateAndGet(time -> time.plus(Duration.ofDays(200)));
        assertThat(lab.owner().certificate(DOMAIN).chain().getFirst().getNotAfter())
                .isAfter(Date.from(now.get().plus(Duration.ofDays(30))));
        assertThat(client.validatedAt(Clock.fixed(now.get(), ZoneOffset.UTC), RECORD, Type.TXT)
                        .getHeader()
                        .getFlag(Flags.AD))
                .isTrue();
    }
}
