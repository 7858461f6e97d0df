package org.sealpost.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.sealpost.check.Judge;
import org.sealpost.check.Outcome;
import org.sealpost.check.Verdict;
import org.sealpost.lab.Lab;
import org.sealpost.lab.LabOptions;
import org.sealpost.lab.reply.Reply;
import org.sealpost.observe.ObservationListener;
import org.sealpost.observe.Observer;
import org.sealpost.observe.ObserverOptions;
import org.sealpost.protocol.name.DomainName;

/// How long a list of domains that share ten MX hosts takes beside as many checks one after the other, in one warm
/// process, with 20 ms before each reply of the lab, which runs in the same process.
///
/// Ends with 1 when an address of a mail host was talked to more than once in the run over the list, or when the list
/// took more than a tenth of the time.
public final class CheckMany {
    private static final int USUAL = 1_000;
    private static final int HOSTS = 10;
    private static final int AT_ONCE = 16;
    private static final int WARM_UPS = 100;
    private static final Duration DELAY = Duration.ofMillis(20);
    private static final double BOUND = 10;

    private CheckMany() {}

    /// @param arguments how many domains, if not 1,000
    public static void main(String[] arguments) throws Exception {
        int number = arguments.length == 0 ? USUAL : Integer.parseInt(arguments[0]);
        Path worlds = SharedHosts.write(number, HOSTS);
        boolean within;
        try (Lab lab = Lab.start(LabOptions.at(InstantSource.system()).withWorlds(worlds))) {
            within = measure(lab, SharedHosts.domains(number));
        } finally {
            SharedHosts.delete(worlds);
        }
        System.exit(within ? 0 : 1);
    }

    private static boolean measure(Lab lab, List<DomainName> domains) throws Exception {
        ObserverOptions options = LabView.of(lab);
        // The lab makes its certificates and signatures when they are first asked for; nobody shall wait for that.
        list(options, domains);
        domains.stream().limit(WARM_UPS).forEach(domain -> alone(options, domain));
        lab.delay(DELAY);

        lab.clearReplies();
        System.gc();
        heapPools().forEach(MemoryPoolMXBean::resetPeakUsage);
        long before = used();
        Duration together = list(options, domains);
        System.out.printf("the list of %d: %.1f s%n", domains.size(), seconds(together));
        System.out.printf(
                "heap of lab and checks: %d MiB before, %d MiB at most, garbage included%n",
                before >> 20,
                heapPools().stream()
                                .mapToLong(pool -> pool.getPeakUsage().getUsed())
                                .sum()
                        >> 20);
        boolean once = eachOnce(lab.replies());

        long start = System.nanoTime();
        domains.forEach(domain -> alone(options, domain));
        Duration oneByOne = Duration.ofNanos(System.nanoTime() - start);
        double ratio = seconds(oneByOne) / seconds(together);
        System.out.printf("one after the other: %.1f s, %.1f times as long%n", seconds(oneByOne), ratio);
        return once && ratio >= BOUND;
    }

    private static Duration list(ObserverOptions options, List<DomainName> domains) throws Exception {
        long start = System.nanoTime();
        try (Observer observer = Observer.open(options);
                ExecutorService workers =
                        Executors.newFixedThreadPool(AT_ONCE, Thread.ofVirtual().factory())) {
            List<Future<?>> all = domains.stream()
                    .<Future<?>>map(domain -> workers.submit(() -> check(observer, domain)))
                    .toList();
            for (Future<?> each : all) {
                each.get();
            }
        }
        return Duration.ofNanos(System.nanoTime() - start);
    }

    private static void alone(ObserverOptions options, DomainName domain) {
        try (Observer observer = Observer.open(options)) {
            check(observer, domain);
        }
    }

    private static void check(Observer observer, DomainName domain) {
        Verdict verdict = Judge.judge(observer.observe(domain, ObservationListener.NONE));
        if (verdict.outcome() != Outcome.PASS) {
            throw new IllegalStateException(
                    domain + " is " + verdict.outcome() + ", nothing to measure: " + verdict.findings());
        }
    }

    /// Whether each mail host, which has one address, greeted exactly once.
    private static boolean eachOnce(List<Reply> replies) {
        System.out.println("replies of the lab: "
                + replies.stream().collect(Collectors.groupingBy(Reply::kind, TreeMap::new, Collectors.counting())));
        Map<String, Long> greetings = replies.stream()
                .filter(reply -> reply.kind() == Reply.Kind.SMTP && reply.name().endsWith(" banner"))
                .collect(Collectors.groupingBy(Reply::name, TreeMap::new, Collectors.counting()));
        System.out.println("greetings: " + greetings);
        return greetings.size() == HOSTS && greetings.values().stream().allMatch(number -> number == 1);
    }

    private static List<MemoryPoolMXBean> heapPools() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .toList();
    }

    private static long used() {
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }
}
