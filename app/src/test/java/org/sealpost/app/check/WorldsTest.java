package org.sealpost.app.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.sealpost.lab.Lab;
import org.sealpost.lab.LabOptions;
import org.sealpost.observe.ObservationListener;
import org.sealpost.observe.ObserverOptions;

/// Every world of the small internet over its sockets, against what it expects.
class WorldsTest {
    @ParameterizedTest(name = "{argumentSetName}")
    @MethodSource("checkAll")
    void theVerdictIsTheOneThatTheWorldExpects(WorldReport report) {
        assertThat(report.mismatches()).as(report.world().title()).isEmpty();
    }

    static List<Arguments> checkAll() {
        InstantSource clock = InstantSource.system();
        List<WorldReport> reports = new ArrayList<>();
        try (Lab lab = Lab.start(LabOptions.at(clock));
                var checkers =
                        new LabCheckers(lab, ObserverOptions.of(clock, "sealpost/test"), ObservationListener.NONE)) {
            InOrder.run(
                    lab.worlds(),
                    16,
                    world ->
                            WorldReport.of(world, checkers.check(world.domain()).verdict()),
                    reports::add);
        } catch (IOException noSocket) {
            throw new IllegalStateException(noSocket);
        }
        return reports.stream()
                .map(report -> Arguments.argumentSet(report.world().name(), report))
                .map(Arguments.class::cast)
                .toList();
    }
}
