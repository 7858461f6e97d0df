package org.sealpost.publish.generate;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.sealpost.protocol.Octets;
import org.sealpost.protocol.mtasts.Mode;
import org.sealpost.protocol.mtasts.MxPattern;
import org.sealpost.protocol.mtasts.StsPolicy;
import org.sealpost.protocol.mtasts.StsRecord;
import org.sealpost.protocol.name.DomainName;
import org.sealpost.protocol.tlsrpt.Destination;
import org.sealpost.protocol.tlsrpt.TlsRptRecord;
import org.sealpost.publish.RecordSet;

class GeneratorTest {
    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    private static final DomainName DOMAIN = DomainName.of("example.org");
    private static final List<Destination> REPORTS = List.of(Destination.of("mailto:tls-reports@example.org"));

    @ParameterizedTest(name = "{0} {1} {2}, now {3}: {7}")
    @CsvFileSource(resources = "requests.tsv", delimiter = '\t', numLinesToSkip = 1)
    void aRequestIsMadeOrRefused(
            String mode,
            String mx,
            String age,
            String served,
            String hosts,
            String waivers,
            String outcome,
            String why) {
        var request = new Request(
                DOMAIN,
                new Request.Wanted(
                        Mode.parse(mode).orElseThrow(),
                        Optional.ofNullable(age).map(seconds -> Duration.ofSeconds(Long.parseLong(seconds))),
                        words(mx).map(MxPattern::of).toList()),
                REPORTS,
                Placement.of(DOMAIN),
                new Standing(
                        List.of(),
                        served(served),
                        words(hosts).map(DomainName::of).toList()),
                new Waivers(
                        waivers.equals("first"),
                        Optional.of("a trial elsewhere").filter(_ -> waivers.equals("long"))));
        assertThat(words(Generator.generate(request, NOW))).as(why).isEqualTo(outcome);
    }

    private static String words(Generated generated) {
        return switch (generated) {
            case Generated.Made made ->
                Stream.concat(
                                Stream.of("made"),
                                made.advice().stream().map(each -> each.kind().name()))
                        .collect(Collectors.joining(" "));
            case Generated.Refused refused ->
                refused.objections().stream().map(each -> each.reason().name()).collect(Collectors.joining(" "));
        };
    }

    private static Stream<String> words(String cell) {
        return cell.equals("-") ? Stream.empty() : Stream.of(cell.split(" ", -1));
    }

    private static Optional<StsPolicy> served(String word) {
        return switch (word) {
            case "-" -> Optional.empty();
            case "same" ->
                Optional.of(new StsPolicy(
                        Mode.ENFORCE, Duration.ofDays(30), List.of(MxPattern.of("mx1.example.org")), List.of()));
            default ->
                Optional.of(new StsPolicy(
                        Mode.parse(word).orElseThrow(),
                        Duration.ofDays(1),
                        List.of(MxPattern.of("old.example.org")),
                        List.of()));
        };
    }

    @Test
    void whatIsMadeIsReadWithoutADeviation() {
        Draft draft = draft(Standing.NOT_SEEN, REPORTS);
        assertThat(StsPolicy.parse(draft.body())).satisfies(parsed -> {
            assertThat(parsed.value()).contains(draft.policy());
            assertThat(parsed.deviations()).isEmpty();
        });
        assertThat(draft.policy().render()).startsWith("version: STSv1\r\n").endsWith("\r\n");
        assertThat(draft.policy().render().replace("\r\n", "")).doesNotContain("\n", "\r");
        assertThat(StsRecord.parse(Octets.utf8(draft.record().render())).deviations())
                .isEmpty();
        assertThat(TlsRptRecord.parse(Octets.utf8(draft.reports().orElseThrow().render()))
                        .deviations())
                .isEmpty();
        assertThat(draft.id().names(draft.body())).isTrue();
        assertThat(draft.id().id().text()).startsWith("20261122T120000Z").hasSizeLessThanOrEqualTo(32);
    }

    @Test
    void theSameRequestAtTheSameTimeGivesTheSameDraft() {
        assertThat(draft(Standing.NOT_SEEN, REPORTS)).isEqualTo(draft(Standing.NOT_SEEN, REPORTS));
    }

    @Test
    void withoutDestinationsThereIsNoRecordOfReports() {
        var made = (Generated.Made) Generator.generate(request(Standing.NOT_SEEN, List.of()), NOW);
        assertThat(made.draft().reports()).isEmpty();
        assertThat(made.draft().publication().before()).isEmpty();
        assertThat(made.advice()).contains(new Advice(Advice.Kind.NO_REPORTS, ""));
    }

    @Test
    void twoRecordsOfMtaStsAreRefused() {
        var two = standing("_mta-sts", "v=STSv1; id=1;", "v=STSv1; id=2;");
        assertThat(words(Generator.generate(request(two, REPORTS), NOW))).isEqualTo("SEVERAL_RECORDS");
    }

    @Test
    void aDestinationOfNoUseIsRefused() {
        var request = request(Standing.NOT_SEEN, List.of(Destination.of("ftp://example.org/")));
        assertThat(words(Generator.generate(request, NOW))).isEqualTo("DESTINATION");
    }

    @Test
    void whatOthersPutAtTheNameStays() {
        var change = draft(standing("_mta-sts", "v=STSv1; id=old;", "of somebody else"), REPORTS)
                .publication()
                .after()
                .getFirst();
        assertThat(change.expected().orElseThrow().values()).containsExactly("v=STSv1; id=old;", "of somebody else");
        assertThat(change.wanted().orElseThrow().values()).hasSize(2).last().isEqualTo("of somebody else");
    }

    @Test
    void aRecordOfReportsThatSaysTheSameStays() {
        String other = "v=TLSRPTv1;rua=mailto:tls-reports@example.org";
        var change = draft(standing("_smtp._tls", other), REPORTS)
                .publication()
                .before()
                .getFirst();
        assertThat(change.wanted().orElseThrow().values()).containsExactly(other);
    }

    @Test
    void anAliasIsReplacedByTheRecordItself() {
        var alias = new RecordSet(
                DomainName.of("_mta-sts.example.org"),
                RecordSet.Type.CNAME,
                Duration.ofHours(1),
                List.of("a.example.net"));
        var standing = new Standing(List.of(alias), Optional.empty(), List.of());
        assertThat(draft(standing, REPORTS).publication().after().getFirst().expected())
                .contains(alias);
        assertThat(words(Generator.generate(request(standing, REPORTS), NOW))).startsWith("made DELEGATED ");
    }

    @Test
    void theRecordWithTheIdComesLast() {
        Draft draft = draft(Standing.NOT_SEEN, REPORTS);
        assertThat(draft.publication().before()).hasSize(1);
        assertThat(draft.publication().after())
                .singleElement()
                .satisfies(change -> assertThat(change.name().ascii()).isEqualTo("_mta-sts.example.org"));
    }

    private static Standing standing(String label, String... texts) {
        var set = new RecordSet(
                DomainName.of(label + ".example.org"), RecordSet.Type.TXT, Duration.ofHours(1), List.of(texts));
        return new Standing(List.of(set), Optional.empty(), List.of());
    }

    private static Request request(Standing standing, List<Destination> rua) {
        return new Request(
                DOMAIN,
                new Request.Wanted(Mode.TESTING, Optional.empty(), List.of(MxPattern.of("mx1.example.org"))),
                rua,
                Placement.of(DOMAIN),
                standing,
                Waivers.NONE);
    }

    private static Draft draft(Standing standing, List<Destination> rua) {
        return ((Generated.Made) Generator.generate(request(standing, rua), NOW)).draft();
    }
}
