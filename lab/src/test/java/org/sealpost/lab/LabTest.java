package org.sealpost.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Type;

class LabTest {
    @Test
    void aHealthyDomainIsSignedAndServesItsPolicy() throws Exception {
        long start = System.nanoTime();
        try (var lab = Lab.start(LabOptions.at(Clock.systemUTC()))) {
            System.err.println("start " + Duration.ofNanos(System.nanoTime() - start));
            var client = new Client(lab);
            var answer = client.validated("_mta-sts.healthy.example", Type.TXT);
            assertThat(Client.text(answer)).contains("v=STSv1;");
            assertThat(answer.getHeader().getFlag(Flags.AD)).isTrue();
            assertThat(client.policy("healthy.example")).contains("200 Lab", "mode: enforce");
            start = System.nanoTime();
        }
        System.err.println("close " + Duration.ofNanos(System.nanoTime() - start));
    }
}
