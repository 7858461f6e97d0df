package org.sealpost.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/// An import that is killed again and again, with `kill -9` at moments by chance, and started again each time: in the
/// end every table holds what it holds after an import that nobody disturbed.
///
/// Ends with 1 when they differ, or when fewer kills hit a running import than asked for.
public final class ImportKilled {
    private static final int USUAL = 50_000;
    private static final int KILLS = 20;
    private static final Instant CAME = Instant.parse("2026-11-21T08:00:00Z");

    private ImportKilled() {}

    /// @param arguments how many mails, if not 50,000; then how many kills, if not 20
    public static void main(String[] arguments) throws Exception {
        int number = arguments.length == 0 ? USUAL : Integer.parseInt(arguments[0]);
        int kills = arguments.length < 2 ? KILLS : Integer.parseInt(arguments[1]);
        Path folder = Files.createTempDirectory("import-killed");
        boolean equal;
        try {
            Path mails = write(folder, number);
            long start = System.nanoTime();
            int code = start(mails, folder.resolve("whole")).waitFor();
            Duration whole = Duration.ofNanos(System.nanoTime() - start);
            System.out.printf("unbroken: %d mails in %.1f s, exit %d%n", number, whole.toMillis() / 1e3, code);
            int hits = killed(mails, folder.resolve("broken"), kills, whole);
            code = start(mails, folder.resolve("broken")).waitFor();
            Map<String, String> expected = tables(folder.resolve("whole"));
            Map<String, String> found = tables(folder.resolve("broken"));
            equal = expected.equals(found) && hits == kills;
            System.out.printf("killed %d times, then finished with exit %d%n", hits, code);
            expected.forEach((table, digest) -> System.out.printf(
                    "%-10s %s %s%n",
                    table, digest, digest.equals(found.get(table)) ? "the same" : "NOT " + found.get(table)));
        } finally {
            SharedHosts.delete(folder);
        }
        System.exit(equal ? 0 : 1);
    }

    /// How often it was still running when it was killed.
    private static int killed(Path mails, Path data, int kills, Duration whole) throws Exception {
        var random = new Random(8460);
        // Each run gets on by a part of the way, so that the last kill still finds something to do.
        long most = Math.max(900, 700 + whole.toMillis() / kills);
        int hits = 0;
        for (int i = 0; i < 10 * kills && hits < kills; i++) {
            Process process = start(mails, data);
            boolean ended = process.waitFor(300 + random.nextLong(most), TimeUnit.MILLISECONDS);
            if (ended) {
                break;
            }
            process.destroyForcibly().waitFor();
            hits++;
        }
        return hits;
    }

    private static Process start(Path mails, Path data) throws IOException {
        return new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-XX:+UseSerialGC",
                        "--enable-native-access=ALL-UNNAMED",
                        "-Xmx256m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "org.sealpost.app.Main",
                        "reports",
                        "import",
                        mails.toString(),
                        "--data",
                        data.toString(),
                        "--no-keys")
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    /// Mails in many folders: most by themselves, some twice, some with the key of another and other content.
    private static Path write(Path folder, int number) throws Exception {
        Path mails = folder.resolve("mails");
        List<byte[]> signed = new SignedReports().mails(number);
        byte[] last = {};
        for (int i = 0; i < number; i++) {
            byte[] mail = i % 97 == 5 ? again(last) : i % 89 == 7 ? other(last) : signed.get(i);
            Path into = mails.resolve("folder-" + i / 1_000);
            Files.createDirectories(into);
            Path file = Files.write(into.resolve(i + ".eml"), mail);
            Files.setLastModifiedTime(file, FileTime.from(CAME.plusSeconds(i % 3_600)));
            last = signed.get(i);
        }
        return mails;
    }

    /// The same report in another mail.
    private static byte[] again(byte[] mail) {
        return ("X-Copy: yes\r\n" + new String(mail, StandardCharsets.ISO_8859_1))
                .getBytes(StandardCharsets.ISO_8859_1);
    }

    /// Something that is no report.
    private static byte[] other(byte[] mail) {
        return new String(mail, StandardCharsets.ISO_8859_1)
                .replace("application/tlsrpt+gzip", "image/png")
                .replace("report.json", "picture")
                .replace("H4sI", "AAAA")
                .getBytes(StandardCharsets.ISO_8859_1);
    }

    /// What is in each table, whatever the order of its rows.
    private static Map<String, String> tables(Path data) throws Exception {
        Map<String, String> digests = new TreeMap<>();
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + data.resolve("reports.db"));
                Statement statement = connection.createStatement()) {
            List<String> names = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery("SELECT name FROM sqlite_master WHERE type = 'table'")) {
                while (rows.next()) {
                    names.add(rows.getString(1));
                }
            }
            for (String name : names) {
                digests.put(name, digest(statement, name));
            }
        }
        return digests;
    }

    private static String digest(Statement statement, String table) throws Exception {
        var sum = new byte[32];
        long count = 0;
        try (ResultSet rows = statement.executeQuery("SELECT * FROM " + table)) {
            int columns = rows.getMetaData().getColumnCount();
            while (rows.next()) {
                MessageDigest digest = MessageDigest.getInstance("SHA-256");
                for (int i = 1; i <= columns; i++) {
                    byte[] value = rows.getBytes(i);
                    digest.update(value == null ? new byte[] {0} : value);
                    digest.update((byte) 0xff);
                }
                byte[] row = digest.digest();
                for (int i = 0; i < sum.length; i++) {
                    sum[i] += row[i];
                }
                count++;
            }
        }
        return count + " rows " + HexFormat.of().formatHex(sum, 0, 8);
    }
}
