package org.sealpost.app.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.sealpost.check.FindingCode;
import org.sealpost.check.Judge;
import org.sealpost.lab.Lab;
import org.sealpost.lab.LabOptions;
import org.sealpost.lab.world.World;

/// `docs/coverage-of-checks.md` is made from the table beside it; with `-Dsealpost.write=true` it is written, without
/// it is compared. What the table names is there.
class CoverageOfChecksTest {
    private static final Path DOCS = Path.of("..", "docs");
    private static final Path PAGE = DOCS.resolve("coverage-of-checks.md");
    private static final boolean WRITE = Boolean.getBoolean("sealpost.write");
    private static final int ROWS = 89;

    /// Codes in the table that no rule makes yet.
    private static final Set<String> CODES_TO_COME = Set.of();

    /// Rows of which there is nothing yet.
    private static final Set<Integer> ROWS_TO_COME = Set.of();

    private static final List<String> TOOLS = List.of(
            "Internet.nl",
            "checkdmarc",
            "mailauth",
            "mox",
            "MailCheck",
            "mimecast/mta-sts",
            "starttls-check",
            "aykevl/mta-sts",
            "chasquid");

    private static List<Row> rows = List.of();
    private static Set<String> worlds = Set.of();

    private record Row(
            int number,
            String area,
            String check,
            List<String> codes,
            List<String> worlds,
            String fact,
            List<String> right,
            List<String> partly) {
        static Row of(String line) {
            String[] cells = line.split("\t", -1);
            assertThat(cells).as(line).hasSize(8);
            return new Row(
                    Integer.parseInt(cells[0]),
                    cells[1],
                    cells[2],
                    words(cells[3], " "),
                    words(cells[4], " "),
                    cells[5],
                    words(cells[6], ", "),
                    words(cells[7], ", "));
        }

        private static List<String> words(String cell, String between) {
            return Arrays.stream(cell.split(between, -1))
                    .filter(word -> !word.isEmpty())
                    .toList();
        }

        boolean hasNothing() {
            return codes.isEmpty() && worlds.isEmpty() && fact.isEmpty();
        }
    }

    @BeforeAll
    static void read() throws IOException {
        rows = Files.readAllLines(DOCS.resolve("coverage-of-checks.tsv")).stream()
                .skip(1)
                .map(Row::of)
                .toList();
        try (var lab = Lab.start(LabOptions.at(InstantSource.system()))) {
            worlds = lab.worlds().stream().map(World::name).collect(Collectors.toSet());
        }
    }

    @Test
    void noRowIsMissing() {
        assertThat(rows)
                .extracting(Row::number)
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, ROWS).boxed().toList());
    }

    @Test
    void everyCodeInTheTableIsMadeByARule() {
        Set<String> known = Judge.codes().stream().map(FindingCode::id).collect(Collectors.toSet());
        Set<String> unknown = named(Row::codes);
        unknown.removeAll(known);
        assertThat(unknown).isEqualTo(CODES_TO_COME);
    }

    @Test
    void everyWorldInTheTableIsThere() {
        assertThat(named(Row::worlds)).isNotEmpty().isSubsetOf(worlds);
    }

    @Test
    void everyRowNamesACodeAWorldOrAFact() {
        assertThat(rows.stream().filter(Row::hasNothing).map(Row::number))
                .containsExactlyInAnyOrderElementsOf(ROWS_TO_COME);
    }

    @Test
    void everyToolInTheTableIsIntroduced() {
        Set<String> tools = named(Row::right);
        tools.addAll(named(Row::partly));
        assertThat(tools).isEqualTo(new TreeSet<>(TOOLS));
    }

    @Test
    void thePageIsMadeFromTheTable() throws IOException {
        String text = page();
        if (WRITE) {
            Files.writeString(PAGE, text);
        }
        assertThat(Files.readString(PAGE))
                .as("-Dsealpost.write=true writes %s", PAGE)
                .isEqualTo(text);
    }

    private static Set<String> named(Function<Row, List<String>> words) {
        return rows.stream().flatMap(row -> words.apply(row).stream()).collect(Collectors.toCollection(TreeSet::new));
    }

    private static String page() throws IOException {
        var text = new StringBuilder(head());
        String area = "";
        for (Row row : rows) {
            if (!row.area().equals(area)) {
                area = row.area();
                text.append("\n## ").append(area).append("\n\n");
                text.append("| | what is looked at | Sealpost | others have it right | others have it in part |\n");
                text.append("| --- | --- | --- | --- | --- |\n");
            }
            text.append("| %d | %s | %s | %s | %s |\n"
                    .formatted(row.number(), row.check(), ours(row), others(row.right()), others(row.partly())));
        }
        return text.toString();
    }

    private static String head() throws IOException {
        try (var in =
                Objects.requireNonNull(CoverageOfChecksTest.class.getResourceAsStream("coverage-of-checks.head.md"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static String ours(Row row) {
        List<String> parts = new ArrayList<>();
        row.codes().forEach(code -> parts.add("[%s](checks/%s.md)".formatted(code, code)));
        row.worlds().forEach(world -> parts.add("world `" + world + "`"));
        Stream.of(row.fact()).filter(fact -> !fact.isEmpty()).forEach(parts::add);
        return parts.isEmpty() ? "to come" : String.join(", ", parts);
    }

    private static String others(List<String> tools) {
        return tools.isEmpty() ? "none" : String.join(", ", tools);
    }
}
