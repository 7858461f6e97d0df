package org.sealpost.reports.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.sealpost.protocol.Deviation;
import org.sealpost.protocol.Octets;
import org.sealpost.protocol.name.DomainName;
import org.sealpost.protocol.tlsrpt.TlsReport;
import org.sealpost.reports.Arrival;
import org.sealpost.reports.PolicyEcho;
import org.sealpost.reports.ReadReport;
import org.sealpost.reports.intake.Collection.Sample;
import org.sealpost.reports.row.Row;
import org.sealpost.reports.row.Rows;
import org.sealpost.reports.row.Tally;

/// Every report that real senders send is kept, with its oddities named and nothing of it lost.
class CollectionTest {
    private final Intake intake = new Intake(IntakeLimits.DEFAULT, Collection.NOBODY);

    static List<Sample> samples() {
        return Collection.samples();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void isKeptAsTheTableSays(Sample sample) {
        Arrival arrival = intake.read(sample.delivery());
        assertThat(arrival.reports()).hasSize(1);
        ReadReport read = arrival.reports().getFirst();
        var actual = new Sample(
                sample.file(),
                sample.way(),
                sample.at(),
                arrival.reporter(read).name(),
                codes(arrival.notes()),
                withLines(read.deviations()),
                Rows.rows(arrival, read).stream().map(CollectionTest::written).collect(Collectors.joining("; ")),
                written(Rows.totals(arrival, read)),
                sample.why());
        assertThat(actual).usingRecursiveComparison().isEqualTo(sample);
    }

    @ParameterizedTest
    @MethodSource("samples")
    void isWrittenAsItWasRead(Sample sample) {
        ReadReport read = intake.read(sample.delivery()).reports().getFirst();
        Octets written = Octets.utf8(read.report().renderAsRead());
        assertThat(TlsReport.parse(written).value()).contains(read.report());
        if (read.report().faults().isEmpty()) {
            assertThat(read.report().render()).isEqualTo(read.report().renderAsRead());
        }
    }

    @Test
    void theTableNamesEachFileOfTheCollection() throws IOException, URISyntaxException {
        Path folder = Path.of(
                Collection.class.getResource("../collection/collection.tsv").toURI());
        try (var files = Files.list(folder.getParent())) {
            assertThat(files.map(file -> file.getFileName().toString()).filter(name -> !name.endsWith(".tsv")))
                    .containsExactlyInAnyOrderElementsOf(
                            samples().stream().map(Sample::file).toList());
        }
    }

    @Test
    void halfOfTheReportsHaveAtLeast1200OctetsOfJson() {
        List<Integer> lengths = samples().stream()
                .map(sample -> intake.read(sample.delivery())
                        .reports()
                        .getFirst()
                        .json()
                        .length())
                .sorted()
                .toList();
        assertThat(lengths.get(lengths.size() / 2)).isGreaterThanOrEqualTo(1_200);
    }

    private static String codes(List<Deviation> notes) {
        return notes.isEmpty()
                ? "-"
                : notes.stream()
                        .map(note -> note.code().id().replaceFirst("^intake\\.", ""))
                        .collect(Collectors.joining(" "));
    }

    private static String withLines(List<Deviation> deviations) {
        return deviations.isEmpty()
                ? "-"
                : deviations.stream()
                        .map(deviation ->
                                deviation.code().id().replaceFirst("^tlsrpt\\.report\\.", "") + "@" + deviation.line())
                        .collect(Collectors.joining(" "));
    }

    private static String written(Row row) {
        String echo = switch (row.echo()) {
            case PolicyEcho.Absent absent -> "";
            case PolicyEcho.Of of -> " " + of.mode() + " " + of.mx().size() + " mx";
            case PolicyEcho.Unreadable unreadable -> " no policy";
        };
        String days = row.wholeDays() == 1 ? "" : " " + row.wholeDays() + " days to";
        return row.domain() + days + " " + row.day() + " " + row.type().word() + echo + " " + row.successful() + "+"
                + row.failed();
    }

    private static String written(Map<DomainName, Tally> totals) {
        return totals.entrySet().stream()
                .map(each -> each.getKey() + " " + each.getValue().successful() + "+"
                        + each.getValue().failed())
                .collect(Collectors.joining("; "));
    }
}
