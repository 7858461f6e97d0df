package org.sealpost.bench;

import com.sun.management.OperatingSystemMXBean;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.sealpost.protocol.Octets;
import org.sealpost.reports.Arrival;
import org.sealpost.reports.Authenticity;
import org.sealpost.reports.Delivery;
import org.sealpost.reports.ReadReport;
import org.sealpost.reports.Way;
import org.sealpost.reports.intake.Intake;
import org.sealpost.reports.intake.IntakeLimits;

/// How many gzipped reports one thread reads into the model in a second of processor time with all limits on, beside
/// Python's `gzip.decompress` and `json.loads` of the same files in the same run, round by round in turn. Processor
/// time is that of the whole process, collecting garbage and compiling included, so that other programs do not disturb.
///
/// Ends with 1 when the median round is less than twice Python's.
public final class ReportParsing {
    private static final int ROUNDS = 7;
    private static final int WARM_UPS = 3;
    private static final double BOUND = 2;

    private ReportParsing() {}

    /// @param arguments the folder of the collection, then how many seconds a round takes, if not 2
    public static void main(String[] arguments) throws Exception {
        Path collection = Path.of(
                arguments.length > 0 ? arguments[0] : "reports/src/test/resources/org/sealpost/reports/collection");
        double seconds = arguments.length > 1 ? Double.parseDouble(arguments[1]) : 2;
        List<Octets> files = compressed(collection);
        Path folder = Files.createTempDirectory("report-parsing");
        for (int i = 0; i < files.size(); i++) {
            Files.write(folder.resolve(i + ".json.gz"), files.get(i).toArray());
        }
        for (int i = 0; i < WARM_UPS; i++) {
            ours(files, seconds);
        }
        var ours = new double[ROUNDS];
        var python = new double[ROUNDS];
        for (int i = 0; i < ROUNDS; i++) {
            ours[i] = ours(files, seconds);
            python[i] = python(folder, seconds);
            System.out.printf("round %d: %,.0f reports/s, Python %,.0f%n", i + 1, ours[i], python[i]);
        }
        try (var left = Files.list(folder)) {
            for (Path file : left.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(folder);
        double ratio = median(ours) / median(python);
        System.out.printf(
                "median of %d rounds: %,.0f reports/s, Python %,.0f, %.1f times as many%n",
                ROUNDS, median(ours), median(python), ratio);
        System.exit(ratio >= BOUND ? 0 : 1);
    }

    /// The JSON of each report of the collection, compressed.
    private static List<Octets> compressed(Path collection) throws IOException {
        List<Path> paths;
        try (var all = Files.list(collection)) {
            paths = all.filter(path -> !path.toString().endsWith(".tsv"))
                    .sorted()
                    .toList();
        }
        var files = new ArrayList<Octets>();
        var lengths = new ArrayList<Integer>();
        Intake intake = intake();
        for (Path path : paths) {
            for (ReadReport report :
                    intake.read(delivery(Octets.of(Files.readAllBytes(path)))).reports()) {
                var out = new ByteArrayOutputStream();
                try (var gzip = new GZIPOutputStream(out)) {
                    gzip.write(report.json().toArray());
                }
                files.add(Octets.of(out.toByteArray()));
                lengths.add(report.json().length());
            }
        }
        lengths.sort(null);
        System.out.printf(
                "%d reports, %d octets of JSON in the median%n", files.size(), lengths.get(lengths.size() / 2));
        return files;
    }

    private static double ours(List<Octets> files, double seconds) {
        Intake intake = intake();
        List<Delivery> deliveries = files.stream().map(ReportParsing::delivery).toList();
        long start = processorTime();
        long end = System.nanoTime() + (long) (seconds * 1e9);
        long read = 0;
        while (System.nanoTime() < end) {
            for (Delivery delivery : deliveries) {
                Arrival arrival = intake.read(delivery);
                if (arrival.reports().size() != 1) {
                    throw new IllegalStateException("not read: " + arrival.notes());
                }
                read++;
            }
        }
        return read * 1e9 / (processorTime() - start);
    }

    private static long processorTime() {
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
    }

    private static double python(Path folder, double seconds) throws IOException, InterruptedException {
        Process python = new ProcessBuilder(
                        "python3", "bench/report_parsing.py", folder.toString(), Double.toString(seconds))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader said = python.inputReader(StandardCharsets.UTF_8)) {
            double rate = Double.parseDouble(said.readLine());
            if (python.waitFor() != 0) {
                throw new IllegalStateException("Python failed");
            }
            return rate;
        }
    }

    private static Intake intake() {
        return new Intake(
                IntakeLimits.DEFAULT,
                (mail, letter, at) -> new Authenticity.Unproven(Authenticity.Reason.NO_SIGNATURE, ""));
    }

    private static Delivery delivery(Octets octets) {
        return new Delivery(Way.FILE, "bench", Instant.parse("2026-11-22T00:00:00Z"), Optional.empty(), octets);
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
