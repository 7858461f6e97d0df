package org.sealpost.bench;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.sealpost.app.reports.Assessing;
import org.sealpost.app.reports.Standings;
import org.sealpost.app.reports.Summaries;
import org.sealpost.app.store.ReportStores;
import org.sealpost.app.store.SqlReportStore;
import org.sealpost.check.time.Past;
import org.sealpost.protocol.name.DomainName;
import org.sealpost.reports.Arrival;
import org.sealpost.reports.readiness.Thresholds;
import org.sealpost.reports.store.Voices;

/// How fast reports are kept, and how long questions about them take in a store of 1,000,000 rows, on SQLite and on a
/// PostgreSQL server that is started for it.
///
/// Ends with 1 when a question takes longer than its bound.
public final class ReportQueries {
    private static final int USUAL = 1_000_000;
    private static final int BATCH = 500;
    private static final int RUNS = 9;
    private static final Duration BOUND = Duration.ofMillis(300);
    /// A whole answer to a person.
    private static final Duration COMMAND_BOUND = Duration.ofSeconds(1);
    private static final LocalDate LAST = ReportSpread.FIRST.plusDays(ReportSpread.DAYS - 1);

    private ReportQueries() {}

    /// @param arguments how many rows, if not 1,000,000; then `sqlite` or `postgresql`, if not both
    public static void main(String[] arguments) throws IOException, InterruptedException {
        int rows = arguments.length == 0 ? USUAL : Integer.parseInt(arguments[0]);
        String only = arguments.length > 1 ? arguments[1] : "";
        Path folder = Files.createTempDirectory("reports");
        boolean within = true;
        try {
            if (!only.equals("postgresql")) {
                System.out.println("SQLite");
                within = measure(folder.resolve("reports.db").toString(), rows);
            }
            if (!only.equals("sqlite")) {
                System.out.println("PostgreSQL");
                try (EmbeddedPostgres server = EmbeddedPostgres.builder()
                        .setDataDirectory(folder.resolve("server"))
                        .start()) {
                    within &= measure("postgresql://postgres@localhost:" + server.getPort() + "/postgres", rows);
                }
            }
        } finally {
            SharedHosts.delete(folder);
        }
        System.exit(within ? 0 : 1);
    }

    private static boolean measure(String place, int rows) throws InterruptedException {
        try (SqlReportStore store = ReportStores.open(place)) {
            fill(store, rows);
            return ask(store);
        }
    }

    /// The mails are made on one processor and kept on the other; what making them takes does not count.
    private static void fill(SqlReportStore store, int rows) throws InterruptedException {
        BlockingQueue<List<Arrival>> made = new ArrayBlockingQueue<>(3);
        Thread maker = Thread.ofPlatform().daemon().start(() -> {
            try {
                var spread = new ReportSpread(8460, rows);
                for (int day = 0; day < ReportSpread.DAYS; day++) {
                    made.put(spread.day(ReportSpread.FIRST.plusDays(day)));
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        long reports = 0;
        long took = 0;
        var slowest = Duration.ZERO;
        for (int day = 0; day < ReportSpread.DAYS; day++) {
            List<Arrival> mails = made.take();
            for (int from = 0; from < mails.size(); from += BATCH) {
                List<Arrival> batch = mails.subList(from, Math.min(mails.size(), from + BATCH));
                long start = System.nanoTime();
                store.keep(batch);
                long one = System.nanoTime() - start;
                took += one;
                slowest = slowest.toNanos() < one ? Duration.ofNanos(one) : slowest;
            }
            reports += mails.size();
            if (day % 25 == 24) {
                System.out.printf("kept %,d reports, so far %,.0f/s%n", reports, reports / (took / 1e9));
            }
        }
        maker.join();
        System.out.printf("slowest batch of %d: %d ms%n", BATCH, slowest.toMillis());
    }

    private static boolean ask(SqlReportStore store) {
        boolean within = true;
        Voices voices = Voices.all(Standings.of(store).counting());
        for (DomainName domain : List.of(ReportSpread.LARGE, ReportSpread.domain(7))) {
            Optional<DomainName> some = Optional.of(domain);
            within &= time(
                    domain + ", daily, 90 days",
                    () -> store.daily(some, LAST.minusDays(89), LAST, voices).size());
            within &= time(
                    domain + ", causes, 90 days",
                    () -> store.causes(some, LAST.minusDays(89), LAST, voices, 100)
                            .size());
            within &= time(
                    domain + ", rows, 60 days",
                    () -> store.rows(domain, LAST.minusDays(59), LAST, voices.counting())
                            .rows()
                            .size());
        }
        var clock = InstantSource.fixed(
                LAST.plusDays(2).atStartOfDay(ZoneOffset.UTC).toInstant());
        var summaries = new Summaries(store, _ -> Past.NONE, clock);
        var assessing = new Assessing(store, _ -> Past.NONE, Map.of(), Thresholds.DEFAULT);
        for (Optional<DomainName> domain : List.of(Optional.of(ReportSpread.LARGE), Optional.<DomainName>empty())) {
            String name = domain.map(DomainName::ascii).orElse("all domains");
            within &= time(
                    name + ", summary, 90 days",
                    COMMAND_BOUND,
                    () -> summaries
                            .of(domain, LAST.minusDays(89), LAST)
                            .causes()
                            .size());
        }
        within &= time(
                "large domain, readiness",
                COMMAND_BOUND,
                () -> assessing
                        .judge(ReportSpread.LARGE, clock.instant())
                        .days()
                        .size());
        return within;
    }

    /// Asks something.
    private interface Question {
        int answers();
    }

    private static boolean time(String name, Question question) {
        return time(name, BOUND, question);
    }

    private static boolean time(String name, Duration bound, Question question) {
        var took = new ArrayList<Duration>();
        int answers = 0;
        for (int run = 0; run < RUNS; run++) {
            long start = System.nanoTime();
            answers = question.answers();
            took.add(Duration.ofNanos(System.nanoTime() - start));
        }
        long first = took.getFirst().toMillis();
        Collections.sort(took);
        Duration median = took.get(RUNS / 2);
        System.out.printf("%-40s first %5d ms, median %5d ms, %,d answers%n", name, first, median.toMillis(), answers);
        return median.compareTo(bound) <= 0;
    }
}
