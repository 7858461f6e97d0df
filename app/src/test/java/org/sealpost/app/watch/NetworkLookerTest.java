package org.sealpost.app.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.sealpost.app.check.Checked;
import org.sealpost.app.check.LabCheckers;
import org.sealpost.check.Outcome;
import org.sealpost.fleet.watch.ApprovedText;
import org.sealpost.fleet.watch.Intervals;
import org.sealpost.fleet.watch.LookKind;
import org.sealpost.fleet.watch.WatchedDomain;
import org.sealpost.lab.Lab;
import org.sealpost.lab.LabOptions;
import org.sealpost.lab.world.World;
import org.sealpost.observe.ObservationListener;
import org.sealpost.observe.ObserverOptions;
import org.sealpost.observe.facts.Lookup;
import org.sealpost.observe.facts.Part;
import org.sealpost.protocol.name.DomainName;

class NetworkLookerTest {
    @Test
    void aLookAtRecordsTalksToNoMailServerAndALookAtServersDoes() throws IOException {
        InstantSource system = InstantSource.system();
        var offset = new AtomicReference<>(Duration.ZERO);
        InstantSource clock = () -> system.instant().plus(offset.get());
        try (Lab lab = Lab.start(LabOptions.at(system));
                var labCheckers =
                        new LabCheckers(lab, ObserverOptions.of(clock, "sealpost/test"), ObservationListener.NONE)) {
            World world = lab.worlds().stream()
                    .filter(each -> each.name().equals("healthy"))
                    .findFirst()
                    .orElseThrow();
            DomainName key = world.domain().child("_domainkey").child("approved");
            var watched = new WatchedDomain(
                    world.domain(),
                    "t",
                    Set.of(),
                    Intervals.USUAL,
                    List.of(new ApprovedText(ApprovedText.Family.DKIM, key, "v=DKIM1; p=x")));
            try (var looker = new NetworkLooker(labCheckers.options(world.domain()))) {
                Checked records = looker.look(watched, LookKind.RECORDS);
                Checked servers = looker.look(watched, LookKind.SERVERS);
                offset.set(Duration.ofMinutes(6));
                Instant before = clock.instant();
                Checked later = looker.look(watched, LookKind.SERVERS);

                assertThat(records.facts().vantage().without()).containsExactlyInAnyOrder(Part.SMTP, Part.DANE);
                assertThat(records.facts().mail().hosts())
                        .isNotEmpty()
                        .allMatch(host -> host.attempts().isEmpty());
                assertThat(servers.verdict().outcome()).isEqualTo(Outcome.PASS);
                assertThat(servers.facts().mail().hosts())
                        .isNotEmpty()
                        .noneMatch(host -> host.attempts().isEmpty());
                assertThat(servers.facts().authentication().dkim())
                        .filteredOn(each -> each.txt().question().name().equals(key))
                        .singleElement()
                        .satisfies(each -> assertThat(each.txt()).isInstanceOf(Lookup.Absent.class));
                assertThat(later.facts().observedAt()).isAfterOrEqualTo(before);
                assertThat(later.verdict().outcome()).isEqualTo(Outcome.PASS);
            }
        }
    }
}
