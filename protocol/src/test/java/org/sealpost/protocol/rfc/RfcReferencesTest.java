package org.sealpost.protocol.rfc;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.sealpost.protocol.DeviationCode;
import org.sealpost.protocol.TextCode;
import org.sealpost.protocol.dane.TlsaCode;
import org.sealpost.protocol.mtasts.StsPolicyCode;
import org.sealpost.protocol.mtasts.StsRecordCode;
import org.sealpost.protocol.tlsrpt.TlsReportCode;
import org.sealpost.protocol.tlsrpt.TlsRptRecordCode;

/// Holds what the sources say of RFCs against `docs/rfc`, and writes `docs/rfc/coverage.md`.
class RfcReferencesTest {
    private static final Pattern IN_TEXT = Pattern.compile("RFC (\\d{3,5})(?: §([0-9A-Z]+(?:\\.[0-9]+)*))?");
    private static final Pattern IN_CODE = Pattern.compile("RfcRef\\.of\\((\\d[\\d_]*), \"([^\"]*)\"\\)");
    private static final Pattern REQUIREMENT = Pattern.compile("\\b(?:STS|RPT|NMX|DANE)-\\d\\da?\\b");
    private static final Path ROOT = root();
    private static final Path RFC = ROOT.resolve("docs/rfc");

    /// One row of `requirements.tsv`.
    private record Requirement(String number, String rfc, String section, String part) {
        boolean bindsThisLibrary() {
            return !part.equals("-");
        }
    }

    @Test
    void everyRfcInTheSourcesIsInTheIndexAndEverySectionExists() throws IOException {
        Set<String> index = firstCells(RFC.resolve("index.tsv"));
        Map<String, Set<String>> sections = sections();
        var wrong = new TreeSet<String>();
        for (Path file : sources()) {
            String text = Files.readString(file);
            for (Pattern pattern : List.of(IN_TEXT, IN_CODE)) {
                Matcher reference = pattern.matcher(text);
                while (reference.find()) {
                    String number = reference.group(1).replace("_", "");
                    String section = reference.group(2);
                    boolean known = index.contains(number)
                            && (section == null
                                    || section.isEmpty()
                                    || !sections.containsKey(number)
                                    || sections.get(number).contains(section));
                    if (!known) {
                        wrong.add(ROOT.relativize(file) + ": " + reference.group());
                    }
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void everyDeviationCodeNamesAPlaceThatExistsAndHasAnIdOfItsOwn() throws IOException {
        Map<String, Set<String>> sections = sections();
        List<DeviationCode> codes = Stream.of(
                        StsRecordCode.values(),
                        StsPolicyCode.values(),
                        TlsRptRecordCode.values(),
                        TlsReportCode.values(),
                        TlsaCode.values(),
                        TextCode.values())
                .<DeviationCode>flatMap(Arrays::stream)
                .toList();
        assertThat(codes.stream().map(DeviationCode::id)).doesNotHaveDuplicates();
        for (DeviationCode code : codes) {
            assertThat(code.id()).matches("[a-z]+(\\.[a-z]+)?\\.[a-z]+(-[a-z]+)*");
            Set<String> known = sections.get(Integer.toString(code.rfc().number()));
            if (known != null) {
                assertThat(known).as(code.id()).contains(code.rfc().section());
            }
        }
    }

    @Test
    void requirementsStandInSectionsThatExistAndInOrder() throws IOException {
        Map<String, Set<String>> sections = sections();
        Set<String> index = firstCells(RFC.resolve("index.tsv"));
        List<Requirement> requirements = requirements();
        assertThat(requirements.stream().map(Requirement::number)).doesNotHaveDuplicates();
        for (Requirement requirement : requirements) {
            assertThat(requirement.number()).matches(REQUIREMENT);
            assertThat(index).contains(requirement.rfc());
            if (sections.containsKey(requirement.rfc())) {
                assertThat(sections.get(requirement.rfc())).contains(requirement.section());
            }
        }
    }

    @Test
    void everyRequirementThatBindsThisLibraryIsNamedByATest() throws IOException {
        List<Requirement> requirements = requirements();
        Map<String, Set<String>> tests = testsByRequirement();
        assertThat(requirements.stream().map(Requirement::number)).containsAll(tests.keySet());
        writeCoverage(requirements, tests);
        assertThat(requirements.stream()
                        .filter(Requirement::bindsThisLibrary)
                        .map(Requirement::number)
                        .filter(number -> !tests.containsKey(number)))
                .isEmpty();
    }

    private static void writeCoverage(List<Requirement> requirements, Map<String, Set<String>> tests)
            throws IOException {
        var text = new StringBuilder("# Requirements and the tests that name them\n\n");
        text.append(
                "Written by the build (`RfcReferencesTest`); do not edit. The duties are in `requirements.tsv`.\n\n");
        text.append("| requirement | place | binds here | tests |\n| --- | --- | --- | --- |\n");
        for (Requirement requirement : requirements) {
            text.append("| ").append(requirement.number());
            text.append(" | RFC ").append(requirement.rfc()).append(" §").append(requirement.section());
            text.append(" | ").append(requirement.part().equals("-") ? "" : requirement.part());
            text.append(" | ")
                    .append(String.join(", ", tests.getOrDefault(requirement.number(), Set.of())))
                    .append(" |\n");
        }
        Path file = RFC.resolve("coverage.md");
        if (!Files.exists(file) || !Files.readString(file).contentEquals(text)) {
            Files.writeString(file, text);
        }
    }

    private static Map<String, Set<String>> testsByRequirement() throws IOException {
        var tests = new TreeMap<String, Set<String>>();
        for (Path file : sources()) {
            String name = file.getFileName().toString();
            if (!ROOT.relativize(file).toString().contains("src/test/") || name.equals("RfcReferencesTest.java")) {
                continue;
            }
            Matcher number = REQUIREMENT.matcher(Files.readString(file));
            while (number.find()) {
                tests.computeIfAbsent(number.group(), _ -> new TreeSet<>()).add(name);
            }
        }
        return tests;
    }

    /// The sources of every module and the documents, but for the coverage table itself.
    private static List<Path> sources() throws IOException {
        var sources = new ArrayList<Path>();
        try (Stream<Path> top = Files.list(ROOT)) {
            for (Path module : top.filter(Files::isDirectory).sorted().toList()) {
                Path folder = module.endsWith("docs") ? module : module.resolve("src");
                if (Files.isDirectory(folder)) {
                    try (Stream<Path> files = Files.walk(folder)) {
                        files.filter(RfcReferencesTest::isSource).sorted().forEach(sources::add);
                    }
                }
            }
        }
        return sources;
    }

    private static boolean isSource(Path file) {
        String name = file.getFileName().toString();
        return (name.endsWith(".java") || name.endsWith(".tsv") || name.endsWith(".md")) && !name.equals("coverage.md");
    }

    private static Map<String, Set<String>> sections() throws IOException {
        var sections = new TreeMap<String, Set<String>>();
        try (Stream<Path> files = Files.list(RFC.resolve("sections"))) {
            for (Path file : files.toList()) {
                sections.put(file.getFileName().toString().replace(".tsv", ""), firstCells(file));
            }
        }
        return sections;
    }

    private static List<Requirement> requirements() throws IOException {
        return rows(RFC.resolve("requirements.tsv"))
                .map(cells -> {
                    assertThat(cells).hasSize(7);
                    return new Requirement(cells.get(0), cells.get(1), cells.get(2), cells.get(4));
                })
                .toList();
    }

    private static Set<String> firstCells(Path table) throws IOException {
        return rows(table).map(List::getFirst).collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<List<String>> rows(Path table) throws IOException {
        return Files.readAllLines(table, StandardCharsets.UTF_8).stream()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(line -> List.of(line.split("\t", -1)));
    }

    private static Path root() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve("docs/rfc/index.tsv"))) {
            folder = Objects.requireNonNull(folder.getParent(), "docs/rfc is nowhere above the working directory");
        }
        return folder;
    }
}
