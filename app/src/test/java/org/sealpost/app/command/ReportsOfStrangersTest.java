package org.sealpost.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sealpost.app.render.reports.ReportCodes;
import org.sealpost.protocol.tlsrpt.PolicyType;
import org.sealpost.protocol.tlsrpt.ResultType;

/// What strangers write into reports stays text: it is no formula, no label and no order to a terminal.
class ReportsOfStrangersTest {
    /// As they stand in JSON.
    private static final List<String> HOSTILE = List.of(
            "=cmd|' /C calc'!A0",
            "+1+1",
            "-1+1",
            "@SUM(1)",
            "\\t=1+1",
            "\\r\\n=1+1",
            "\\u001b[31mred\\u001b]0;title\\u0007",
            "\\u202etxt.exe",
            "a\\\",b\\\"\\nc",
            "google.com",
            "x{y=\\\"z\\\"} 1\\nsealpost_tlsrpt_reports 9");
    private static final LocalDate DAY = LocalDate.parse("2026-11-18");

    @TempDir
    private Path folder;

    @BeforeEach
    void reportsOfStrangersAreKept() throws IOException {
        Path reports = Files.createDirectory(folder.resolve("reports"));
        for (int i = 0; i < HOSTILE.size(); i++) {
            String text = HOSTILE.get(i);
            String details = """
                {"result-type":"%1$s","sending-mta-ip":"%1$s","receiving-mx-hostname":"%1$s","receiving-mx-helo":"%1$s",\
                "receiving-ip":"%1$s","failed-session-count":3,"failure-reason-code":"%1$s",\
                "additional-information":"%1$s","%1$s":1}""".formatted(text);
            String json = KeptReports.json("ORGANIZATION", DAY.minusDays(i), 10, 3, details)
                    .replace("\"contact-info\":\"tls@ORGANIZATION\"", "\"contact-info\":\"" + text + "\"")
                    .replace("ORGANIZATION-" + DAY.minusDays(i), text)
                    .replace("ORGANIZATION", text)
                    .replace("\"mx-host\":[", "\"mx-host\":[\"" + text + "\",")
                    .replace("\"mode: testing\"", "\"" + text + "\",\"mode: testing\"");
            Files.writeString(reports.resolve("r" + i + ".json"), json);
            Files.writeString(
                    reports.resolve("t" + i + ".json"),
                    json.replace("\"policy-type\":\"sts\"", "\"policy-type\":\"" + text + "\""));
        }
        assertThat(out("import", "reports", "--no-keys", "--format", "json"))
                .contains("\"items\":" + 2 * HOSTILE.size(), "\"nothing\":0", "\"refused\":{}");
    }

    private String out(String... arguments) {
        var session = new Session(folder);
        int ended = session.run(Stream.concat(
                        Stream.of("reports"), Stream.concat(Arrays.stream(arguments), Stream.of("--data", "data")))
                .toArray(String[]::new));
        assertThat(ended).as(session.err()).isBetween(0, 3);
        return session.out();
    }

    private List<List<String>> rows(String... arguments) {
        return CsvRows.read(out(arguments)).stream().map(CsvRows.Row::cells).toList();
    }

    private static long sum(List<List<String>> rows, String column) {
        int place = rows.getFirst().indexOf(column);
        assertThat(place).isNotNegative();
        return rows.stream()
                .skip(1)
                .map(row -> row.get(place))
                .filter(cell -> !cell.isEmpty())
                .mapToLong(Long::parseLong)
                .sum();
    }

    @Test
    void noCellOfATableIsAFormula() {
        List<List<String>> export = rows("export", "--format", "csv");
        List<List<String>> summary = rows("summary", "--format", "csv");
        assertThat(export).hasSize(1 + 4 * HOSTILE.size());
        for (List<List<String>> table : List.of(export, summary)) {
            int columns = table.getFirst().size();
            assertThat(table)
                    .allSatisfy(row -> assertThat(row)
                            .hasSize(columns)
                            .allSatisfy(cell -> assertThat(cell)
                                    .doesNotContainPattern("^[=+@\\-\\t\\r]")
                                    .doesNotContainPattern("\\p{Cntrl}")));
            assertThat(table.stream().flatMap(List::stream))
                    .contains("'=cmd|' /C calc'!A0", "'+1+1", "'-1+1", "'@SUM(1)");
        }
    }

    @Test
    void columnsOfAnExportAddUp() {
        List<List<String>> export = rows("export", "--format", "csv");
        assertThat(sum(export, "successful_sessions")).isEqualTo(20L * HOSTILE.size());
        assertThat(sum(export, "failed_sessions")).isEqualTo(6L * HOSTILE.size());
        assertThat(sum(export, "failure_sessions")).isEqualTo(6L * HOSTILE.size());
    }

    @Test
    void everyKindOfRowOfASummaryAddsUpToItsTotal() {
        List<List<String>> summary = rows("summary", "--format", "csv");
        List<List<String>> total = kind(summary, "total");
        for (String kind : List.of("domain", "reporter", "week")) {
            List<List<String>> rows = kind(summary, kind);
            assertThat(rows).as(kind).hasSizeGreaterThan(1);
            assertThat(sum(rows, "successful")).as(kind).isEqualTo(sum(total, "successful"));
            assertThat(sum(rows, "failed")).as(kind).isEqualTo(sum(total, "failed"));
        }
        assertThat(sum(kind(summary, "cause"), "failed")).isGreaterThanOrEqualTo(sum(total, "failed"));
    }

    private static List<List<String>> kind(List<List<String>> table, String kind) {
        var rows = new ArrayList<List<String>>();
        rows.add(table.getFirst());
        table.stream().filter(row -> row.getFirst().equals(kind)).forEach(rows::add);
        return rows;
    }

    @Test
    void noTextOfAReportIsEverALabel() {
        Set<String> allowed =
                new TreeSet<>(Set.of("example.org", "other", "known", "approved", "claimed", "successful"));
        allowed.add("failed");
        for (ResultType.Known type : ResultType.Known.values()) {
            allowed.add(type.word());
        }
        for (PolicyType.Known type : PolicyType.Known.values()) {
            allowed.add(type.word());
        }
        allowed.addAll(new ReportCodes().codes());
        Pattern line = Pattern.compile("sealpost_tlsrpt_[a-z_]+(?:\\{([^{}]*)})? \\d+");
        Pattern label = Pattern.compile("([a-z_]+)=\"([^\"\\\\]*)\"(?:,|$)");
        for (String text : List.of(
                out("summary", "--format", "prometheus"), out("summary", "example.org", "--format", "prometheus"))) {
            assertThat(text).contains("reporter=\"other\"");
            text.lines().filter(each -> !each.startsWith("# ")).forEach(each -> {
                Matcher sample = line.matcher(each);
                assertThat(sample.matches()).as(each).isTrue();
                String labels = sample.group(1) == null ? "" : sample.group(1);
                assertThat(label.matcher(labels).replaceAll("")).as(each).isEmpty();
                assertThat(label.matcher(labels).results().map(found -> found.group(2)))
                        .as(each)
                        .allMatch(allowed::contains);
            });
        }
    }

    @Test
    void nothingOfAReportMovesACursorOrTurnsText() {
        List<String> ids = Pattern.compile("\"id\":\"([0-9a-f]{40,64})\"")
                .matcher(out("export"))
                .results()
                .map(found -> found.group(1))
                .toList();
        assertThat(ids).hasSize(2 * HOSTILE.size());
        Stream<String> texts = Stream.concat(
                Stream.of(
                        out("show"),
                        out("summary"),
                        out("summary", "example.org"),
                        out("readiness", "example.org", "-v"),
                        out("export"),
                        out("summary", "--format", "json"),
                        out("readiness", "example.org", "--format", "json")),
                ids.stream().map(id -> out("show", id)));
        assertThat(texts)
                .allSatisfy(text -> assertThat(text.lines().collect(Collectors.joining()))
                        .doesNotContainPattern(
                                "[\\p{Cntrl}\\u0080-\\u009f\\u200e\\u200f\\u202a-\\u202e\\u2066-\\u2069]"));
    }
}
