package org.sealpost.app.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sealpost.app.access.TenantId;
import org.sealpost.app.store.FleetStore;
import org.sealpost.fleet.watch.WatchedDomain;
import org.sealpost.fleet.watch.schedule.Schedule;
import org.sealpost.protocol.name.DomainName;
import org.sealpost.publish.RecordSet;
import org.sealpost.publish.dns.Change;
import org.sealpost.publish.dns.DnsWriter;
import org.sealpost.publish.dns.Reading;
import org.sealpost.publish.dns.Writing;

/// Whose records our credentials write.
class TenantZonesTest {
    @TempDir
    private Path folder = Path.of("");

    private FleetStore fleet;
    private TenantZones zones;

    /// One that may write everything.
    private static final class Anything implements DnsWriter {
        @Override
        public boolean atomic() {
            return true;
        }

        @Override
        public Reading read(DomainName name, RecordSet.Type type) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Writing write(Change change) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void close() {
            // Nothing is open.
        }
    }

    @BeforeEach
    void open() {
        fleet = FleetStore.file(folder.resolve("fleet.db"));
        zones = new TenantZones(
                Optional.of(new Anything()),
                Map.of(DomainName.of("shop.example"), new TenantId("shop")),
                Optional.of(fleet));
        has("main", "healthy.example");
        has("shop", "shop.example");
        has("shop", "_dmarc.healthy.example");
        has("shop", "bank.example");
        has("shop", "sub.healthy.example");
        has("main", "corner.shop.example");
    }

    private void has(String tenant, String domain) {
        assertThat(fleet.domains()
                        .watch(
                                WatchedDomain.of(DomainName.of(domain), tenant),
                                new Schedule(new Random(1)),
                                Instant.EPOCH.plus(Duration.ofDays(1))))
                .isTrue();
    }

    @AfterEach
    void close() {
        zones.close();
    }

    private boolean isWritten(String name) {
        return zones.writer(DomainName.of(name)).isPresent();
    }

    @Test
    void theFirstTenantWritesWhereNoZoneWasGivenAway() {
        assertThat(isWritten("_mta-sts.healthy.example")).isTrue();
        assertThat(isWritten("healthy.example")).isTrue();
        assertThat(isWritten("nobody.example")).isTrue();
        assertThat(isWritten("_mta-sts.corner.shop.example"))
                .as("given to another")
                .isFalse();
    }

    @Test
    void othersWriteInWhatWasGivenToThemAndNowhereElse() {
        assertThat(isWritten("_mta-sts.shop.example")).isTrue();
        assertThat(isWritten("s1._domainkey.shop.example")).isTrue();
        assertThat(isWritten("_dmarc.healthy.example"))
                .as("below a domain of others")
                .isFalse();
        assertThat(isWritten("_mta-sts.sub.healthy.example")).isFalse();
        assertThat(isWritten("_mta-sts.bank.example")).as("nobody else has it").isFalse();
    }

    @Test
    void whatIsNoLongerWatchedIsStillTheirs() {
        assertThat(fleet.domains().forget(DomainName.of("bank.example"))).isTrue();
        assertThat(isWritten("_mta-sts.bank.example")).isFalse();
    }

    @Test
    void atTheConsoleThereAreNoTenants() {
        assertThat(TenantZones.all(Optional.of(new Anything())).writer(DomainName.of("bank.example")))
                .isPresent();
        assertThat(TenantZones.all(Optional.empty()).writer(DomainName.of("bank.example")))
                .isEmpty();
    }
}
