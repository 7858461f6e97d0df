package org.sealpost.app.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sealpost.app.store.HostStore;
import org.sealpost.host.delegation.Delegations;
import org.sealpost.host.delegation.HostZone;
import org.sealpost.host.delegation.Tombstone;
import org.sealpost.protocol.Octets;
import org.sealpost.protocol.name.DomainName;

class GravesTest {
    private static final DomainName DOMAIN = DomainName.of("a.example");
    private static final Instant START = Instant.parse("2026-11-21T12:00:00Z");
    private static final Octets OTHER =
            Octets.utf8("version: STSv1\r\nmode: testing\r\nmx: mx.a.example\r\nmax_age: 86400\r\n");

    @TempDir
    private Path folder;

    /// What is served some days after a customer went whose policies lapse after ten.
    private boolean serves(Octets body, int days, boolean back) {
        try (HostStore store = HostStore.file(folder.resolve(days + "-" + back + body.length() + ".db"))) {
            var delegations = new Delegations(
                    store.delegations(),
                    new HostZone(DomainName.of("host.example")),
                    new SecureRandom(),
                    InstantSource.fixed(START));
            delegations.open("", DOMAIN);
            delegations.close("", DOMAIN, List.of(START.plus(Duration.ofDays(10))));
            if (back) {
                delegations.open("", DOMAIN);
            }
            store.served().serve(DOMAIN, body);
            new Graves(store.served(), store.delegations(), InstantSource.fixed(START.plus(Duration.ofDays(days))))
                    .tend();
            return store.served().of(DOMAIN).orElseThrow().body().isPresent();
        }
    }

    @Test
    void noneIsServedUntilNoSenderCanHoldAnOlderPolicy() {
        assertThat(serves(Tombstone.policy(), 9, false)).isTrue();
        assertThat(serves(Tombstone.policy(), 10, false)).isFalse();
    }

    @Test
    void whoCameBackIsServed() {
        assertThat(serves(Tombstone.policy(), 20, true)).isTrue();
    }

    @Test
    void anotherPolicyIsLeftAlone() {
        assertThat(serves(OTHER, 20, false)).isTrue();
    }
}
