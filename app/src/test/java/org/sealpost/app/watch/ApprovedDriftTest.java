package org.sealpost.app.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sealpost.app.store.PublishStore;
import org.sealpost.fleet.watch.Cause;
import org.sealpost.fleet.watch.Level;
import org.sealpost.fleet.watch.LookKind;
import org.sealpost.fleet.watch.Symptom;
import org.sealpost.fleet.watch.WatchedDomain;
import org.sealpost.fleet.watch.look.DriftSource.Difference;
import org.sealpost.fleet.watch.look.DriftSource.Drifted;
import org.sealpost.protocol.mtasts.Mode;
import org.sealpost.protocol.mtasts.MxPattern;
import org.sealpost.protocol.mtasts.StsPolicy;
import org.sealpost.protocol.name.DomainName;
import org.sealpost.publish.RecordSet;
import org.sealpost.publish.plan.Desired;
import org.sealpost.publish.plan.Hosting;
import org.sealpost.publish.plan.MxSet;
import org.sealpost.publish.plan.Observed;
import org.sealpost.publish.plan.Seen;

class ApprovedDriftTest {
    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    private static final Duration TTL = Duration.ofHours(1);
    private static final DomainName DOMAIN = DomainName.of("example.org");
    private static final DomainName MX = DomainName.of("mx1.example.org");
    private static final DomainName STRANGER = DomainName.of("mx.stranger.example");
    private static final WatchedDomain WATCHED = WatchedDomain.of(DOMAIN, "t");

    @TempDir
    private Path folder = Path.of("");

    private static Desired desired() {
        return new Desired(
                DOMAIN,
                Optional.of(
                        new StsPolicy(Mode.ENFORCE, Duration.ofDays(1), List.of(MxPattern.of(MX.ascii())), List.of())),
                Set.of(MX),
                new Hosting(
                        List.of(new RecordSet(DOMAIN.child("mta-sts"), RecordSet.Type.A, TTL, List.of("192.0.2.1"))),
                        Optional.empty(),
                        TTL),
                Optional.empty());
    }

    private static Observed observed(Seen<MxSet> mx) {
        return new Observed(
                new Seen.Unknown<>("no answer"),
                new Seen.Known<>(Optional.empty()),
                new Seen.Known<>(Optional.empty()),
                new Seen.Known<>(desired().hosting().address()),
                new TreeMap<>(),
                Optional.empty(),
                mx,
                new Seen.Known<>(Optional.empty()),
                TTL);
    }

    private Optional<Drifted> drift(Seen<MxSet> mx, boolean approved) {
        try (PublishStore store = PublishStore.file(folder.resolve("publish.db"))) {
            if (approved) {
                store.stands(desired(), "eva", NOW);
            }
            return new ApprovedDrift(
                            store, _ -> observed(mx), ApprovedDrift.surroundings(Duration.ofDays(30)), () -> NOW)
                    .drift(WATCHED, LookKind.RECORDS);
        }
    }

    @Test
    void aHostThatNobodyApprovedIsAPageUnderEnforce() {
        Drifted drifted = drift(new Seen.Known<>(new MxSet(Set.of(MX, STRANGER), TTL)), true)
                .orElseThrow();

        assertThat(drifted.differences().stream().map(Difference::symptom))
                .extracting(Symptom::cause, Symptom::level)
                .containsExactly(tuple(new Cause(DOMAIN, "drift.mx-added", STRANGER.ascii()), Level.PAGE));
        assertThat(drifted.differences().getFirst().symptom().telling().fix()).contains("yours?");
    }

    @Test
    void whatCouldNotBeLookedAtIsNotGone() {
        var added = new Cause(DOMAIN, "drift.mx-added", STRANGER.ascii());
        var record = new Cause(DOMAIN, "drift.record-changed", "_mta-sts.example.org");
        var alias = new Cause(DOMAIN, "drift.alias-gone", "mta-sts.example.org");
        Drifted blind = drift(new Seen.Unknown<>("no answer"), true).orElseThrow();

        assertThat(blind.differences()).isEmpty();
        assertThat(blind.reaches(added)).isFalse();
        assertThat(blind.reaches(record)).isFalse();
        assertThat(blind.reaches(alias)).isTrue();
        assertThat(drift(new Seen.Known<>(new MxSet(Set.of(MX), TTL)), true)
                        .orElseThrow()
                        .reaches(added))
                .isTrue();
    }

    @Test
    void withoutAnApprovalNothingDrifts() {
        assertThat(drift(new Seen.Known<>(new MxSet(Set.of(MX), TTL)), false)).isEmpty();
    }
}
