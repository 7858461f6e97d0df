package org.sealpost.bench;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.sealpost.app.reports.Desk;
import org.sealpost.app.store.ReportStores;
import org.sealpost.app.store.SqlReportStore;
import org.sealpost.reports.Way;
import org.sealpost.reports.authentic.CachedKeys;
import org.sealpost.reports.authentic.DkimVerifier;
import org.sealpost.reports.listen.Addresses;
import org.sealpost.reports.listen.Listening;
import org.sealpost.reports.listen.MailSettings;
import org.sealpost.reports.listen.Quotas;
import org.sealpost.reports.listen.SourceConnections;

/// How many report mails a second come through SMTP, are verified with a key at hand and are durable in SQLite before
/// they are confirmed. The clients run in the same process on the same processors.
///
/// Ends with 1 when it is fewer than 2,000, or when a mail is missing in the end.
public final class ReportIntake {
    private static final int USUAL = 20_000;
    private static final int ROUNDS = 3;
    private static final int CONNECTIONS = 48;
    private static final double BOUND = 2_000;

    private ReportIntake() {}

    /// @param arguments how many mails a round, if not 20,000
    public static void main(String[] arguments) throws Exception {
        int number = arguments.length == 0 ? USUAL : Integer.parseInt(arguments[0]);
        var reports = new SignedReports();
        List<byte[]> mails = reports.mails(number * (ROUNDS + 1));
        System.out.printf("%d mails a round of %d octets%n", number, mails.getFirst().length);
        Path folder = Files.createTempDirectory(Path.of("."), "report-intake");
        List<Double> rates = new ArrayList<>();
        boolean whole;
        try (SqlReportStore store = ReportStores.file(folder.resolve("reports.db"))) {
            var keys = new CachedKeys(reports, 100, Duration.ofHours(1), Duration.ofMinutes(1), InstantSource.system());
            var quotas = new Quotas(Duration.ofHours(1), 10_000_000, 10_000_000, 10_000_000, 65_536);
            Desk desk = Desk.open(store, new DkimVerifier(keys), quotas, InstantSource.system());
            var settings = MailSettings.of(
                    Way.SMTP,
                    new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                    "bench.example",
                    Addresses.of(List.of("tlsrpt@example.org")),
                    SourceConnections.of(SourceConnections.USUAL),
                    Optional.empty());
            var ways = new Listening.Ways(List.of(settings), List.of(), List.of());
            try (Listening listening = Listening.start(ways, desk.inbox(), RandomGenerator.getDefault())) {
                InetSocketAddress address = listening.bound().getFirst().address();
                for (int round = 0; round <= ROUNDS; round++) {
                    double rate = send(address, mails.subList(round * number, (round + 1) * number));
                    System.out.printf("%s %.0f mails/s%n", round == 0 ? "warm-up" : "round " + round, rate);
                    if (round > 0) {
                        rates.add(rate);
                    }
                }
                System.out.println("counted by the intake: " + listening.state().inbox());
                whole = listening.state().inbox().accepted() == mails.size();
            }
        } finally {
            delete(folder);
        }
        rates.sort(Comparator.naturalOrder());
        double median = rates.get(rates.size() / 2);
        System.out.printf("median %.0f mails/s (goal %.0f)%s%n", median, BOUND, whole ? "" : "; some are missing");
        System.exit(whole && median >= BOUND ? 0 : 1);
    }

    private static double send(InetSocketAddress address, List<byte[]> mails) throws Exception {
        long start = System.nanoTime();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> all = new ArrayList<>();
            for (int i = 0; i < CONNECTIONS; i++) {
                int from = mails.size() * i / CONNECTIONS;
                int to = mails.size() * (i + 1) / CONNECTIONS;
                all.add(threads.submit(() -> {
                    deliver(address, mails.subList(from, to));
                    return true;
                }));
            }
            for (Future<?> each : all) {
                each.get();
            }
        }
        return mails.size() / ((System.nanoTime() - start) / 1e9);
    }

    private static void deliver(InetSocketAddress address, List<byte[]> mails) throws IOException {
        try (Socket socket = new Socket(address.getAddress(), address.getPort())) {
            socket.setTcpNoDelay(true);
            var in = new BufferedInputStream(socket.getInputStream(), 4_096);
            var out = new BufferedOutputStream(socket.getOutputStream(), 16_384);
            expect(in, "220");
            say(out, in, "EHLO client.example\r\n", "250");
            for (byte[] mail : mails) {
                say(out, in, "MAIL FROM:<tls-reports@provider.example>\r\n", "250");
                say(out, in, "RCPT TO:<tlsrpt@example.org>\r\n", "250");
                say(out, in, "DATA\r\n", "354");
                out.write(mail);
                say(out, in, ".\r\n", "250");
            }
            say(out, in, "QUIT\r\n", "221");
        }
    }

    private static void say(OutputStream out, InputStream in, String words, String code) throws IOException {
        out.write(words.getBytes(StandardCharsets.US_ASCII));
        out.flush();
        expect(in, code);
    }

    /// Reads a reply to its last line.
    private static void expect(InputStream in, String code) throws IOException {
        var line = new StringBuilder();
        do {
            line.setLength(0);
            for (int octet = in.read(); octet != '\n'; octet = in.read()) {
                if (octet < 0) {
                    throw new IOException("hung up after " + line);
                }
                line.append((char) octet);
            }
        } while (line.length() > 3 && line.charAt(3) == '-');
        if (!line.toString().startsWith(code)) {
            throw new IOException("expected " + code + ", got " + line);
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        }
    }
}
