package org.sealpost.app.command;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.sealpost.app.job.Job;
import org.sealpost.app.job.Jobs;
import org.sealpost.app.watch.Gauge;

/// What is done again and again while it serves: jobs, each by one of all that share the database, and the counters
/// of this process.
///
/// @param metrics the file in which the counters are
/// @param problems hears in a sentence what went wrong by a fault of our own
record Upkeep(Surroundings surroundings, StoreOptions store, Optional<Path> metrics, Consumer<String> problems) {
    private static final Duration ROUND = Duration.ofMinutes(1);

    /// Until it is stopped.
    void run(Stream<Job> jobs, List<FleetDesk> desks, ServedParts others) {
        try (Jobs _ = Jobs.start(
                store.openJobs(surroundings), jobs.toList(), Jobs.Pace.USUAL, surroundings.clock(), problems)) {
            do {
                metrics.ifPresent(file -> OutputFile.write(
                        NamedFile.of(surroundings, file),
                        desks.stream().map(desk -> Gauge.text(desk.gauges())).collect(Collectors.joining())
                                + others.metrics()));
            } while (surroundings.pause().pass(ROUND));
        }
    }
}
