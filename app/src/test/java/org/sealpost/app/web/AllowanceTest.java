package org.sealpost.app.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class AllowanceTest {
    private final Allowance allowance = new Allowance(2, Duration.ofHours(1));

    @Test
    void whoHasUsedItUpIsToldHowLongToWait() {
        var visitor = InetAddress.ofLiteral("192.0.2.1");
        assertThat(allowance.take(visitor)).isEmpty();
        assertThat(allowance.take(visitor)).isEmpty();
        assertThat(allowance.take(visitor))
                .hasValueSatisfying(wait -> assertThat(wait).isBetween(Duration.ofMinutes(1), Duration.ofHours(1)));
        assertThat(allowance.take(InetAddress.ofLiteral("192.0.2.2"))).isEmpty();
    }

    @Test
    void aLookTakesNothing() {
        var visitor = InetAddress.ofLiteral("192.0.2.1");
        assertThat(allowance.look(visitor)).isEmpty();
        assertThat(allowance.take(visitor)).isEmpty();
        assertThat(allowance.look(visitor)).isEmpty();
        assertThat(allowance.take(visitor)).isEmpty();
        assertThat(allowance.look(visitor)).isPresent();
    }

    @Test
    void oneNetworkOfIpv6IsOneVisitor() {
        assertThat(allowance.take(InetAddress.ofLiteral("2001:db8::1"))).isEmpty();
        assertThat(allowance.take(InetAddress.ofLiteral("2001:db8::2:0:0:1"))).isEmpty();
        assertThat(allowance.take(InetAddress.ofLiteral("2001:db8::ffff"))).isPresent();
        assertThat(allowance.take(InetAddress.ofLiteral("2001:db8:0:1::1"))).isEmpty();
    }
}
