package org.sealpost.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.sealpost.check.Judge;
import org.sealpost.check.Outcome;
import org.sealpost.lab.Lab;
import org.sealpost.lab.LabOptions;
import org.sealpost.observe.ObservationListener;
import org.sealpost.observe.Observer;
import org.sealpost.observe.ObserverOptions;
import org.sealpost.protocol.name.DomainName;

/// How long a check of a healthy domain with two MX hosts takes beside the replies that must come one after another.
///
/// `CheckLatency warm` measures in this process after a warm-up, each time with an empty DNS cache, with 20 ms before
/// each reply. `CheckLatency cold LAUNCHER` starts the program anew for each check, with 100 ms before each reply.
/// Ends with 1 when the bound is missed.
public final class CheckLatency {
    private static final DomainName DOMAIN = DomainName.of("healthy.example");
    private static final int WARM_UPS = 40;
    private static final int RUNS = 15;
    private static final Duration WARM_DELAY = Duration.ofMillis(20);
    private static final Duration COLD_DELAY = Duration.ofMillis(100);
    private static final double WARM_BOUND = 1.5;
    private static final Duration COLD_BOUND = Duration.ofMillis(800);

    private CheckLatency() {}

    /// @param arguments `warm`, or `cold` and the path of the launcher
    public static void main(String[] arguments) throws IOException, InterruptedException {
        try (Lab lab = Lab.start(LabOptions.at(InstantSource.system()))) {
            boolean within = switch (List.of(arguments)) {
                case List<String> words when words.equals(List.of("warm")) -> warm(lab);
                case List<String> words
                when words.size() == 2 && words.getFirst().equals("cold") -> cold(lab, Path.of(words.get(1)));
                case List<String> _ -> throw new IllegalArgumentException("say warm, or cold and the launcher");
            };
            System.exit(within ? 0 : 1);
        }
    }

    private static boolean warm(Lab lab) {
        ObserverOptions options = LabView.of(lab);
        IntStream.range(0, WARM_UPS).forEach(i -> check(options));
        lab.delay(WARM_DELAY);
        List<Duration> took = new ArrayList<>();
        for (int i = 0; i < RUNS; i++) {
            lab.clearReplies();
            long start = System.nanoTime();
            check(options);
            took.add(Duration.ofNanos(System.nanoTime() - start));
            if (i == 0) {
                ReplyLog.print(lab.replies(), start);
            }
        }
        Duration chain = ReplyChain.print(WARM_DELAY);
        Duration median = median(took);
        double ratio = (double) median.toNanos() / chain.toNanos();
        System.out.printf("warm, median of %d: %d ms, %.2f x the chain%n", RUNS, median.toMillis(), ratio);
        System.out.println(
                "all: " + took.stream().map(Duration::toMillis).sorted().toList());
        return ratio <= WARM_BOUND;
    }

    private static boolean cold(Lab lab, Path launcher) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("sealpost-bench");
        List<String> command = new ArrayList<>(List.of(launcher.toString(), "check", DOMAIN.ascii()));
        command.addAll(List.of(lab.write(folder).split(" ", -1)));
        run(command);
        lab.delay(COLD_DELAY);
        List<Duration> took = new ArrayList<>();
        for (int i = 0; i < RUNS; i++) {
            lab.clearReplies();
            long start = System.nanoTime();
            run(command);
            took.add(Duration.ofNanos(System.nanoTime() - start));
            if (i == 0) {
                ReplyLog.print(lab.replies(), start);
            }
        }
        Duration chain = ReplyChain.print(COLD_DELAY);
        Duration more = median(took).minus(chain);
        System.out.printf(
                "cold, median of %d: %d ms, the chain and %d ms%n",
                RUNS, median(took).toMillis(), more.toMillis());
        System.out.println(
                "all: " + took.stream().map(Duration::toMillis).sorted().toList());
        return more.compareTo(COLD_BOUND) <= 0;
    }

    private static void check(ObserverOptions options) {
        try (Observer observer = Observer.open(options)) {
            Outcome outcome = Judge.judge(observer.observe(DOMAIN, ObservationListener.NONE))
                    .outcome();
            if (outcome != Outcome.PASS) {
                throw new IllegalStateException(DOMAIN + " is " + outcome + ", nothing to measure");
            }
        }
    }

    private static void run(List<String> command) throws IOException, InterruptedException {
        int exit = new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start()
                .waitFor();
        if (exit != 0) {
            throw new IllegalStateException(command + " ended with " + exit + ", nothing to measure");
        }
    }

    private static Duration median(List<Duration> durations) {
        return durations.stream().sorted(Comparator.naturalOrder()).toList().get(durations.size() / 2);
    }
}
