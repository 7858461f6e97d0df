package org.sealpost.app.render;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.sealpost.app.Schemas;
import org.sealpost.app.check.Compared;
import org.sealpost.app.check.Since;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

class VerdictJsonTest {
    private static final Schema SCHEMA = schema();

    static Stream<Sample> samples() {
        return Sample.all().stream();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void keepsToThePublishedSchema(Sample sample) {
        assertThat(SCHEMA.validate(json(List.of(sample)), InputFormat.JSON)).isEmpty();
    }

    @Test
    void aDocumentOfNoAndOfManyDomainsKeepsToIt() {
        assertThat(SCHEMA.validate(json(List.of()), InputFormat.JSON)).isEmpty();
        assertThat(SCHEMA.validate(json(Sample.all()), InputFormat.JSON)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void whatEarlierLooksTellKeepsToItToo(Sample sample) {
        for (String words : List.of("mx2.example.org", Sample.HOSTILE)) {
            Since since = SampleSince.of(sample, words);
            String document = json(List.of(sample), since);
            assertThat(SCHEMA.validate(document, InputFormat.JSON)).isEmpty();
            assertThat(document).contains("\"changes\":[{", "\"outcome_with_changes\":\"fail\"", "\"gone\":[{");
            String first = json(List.of(sample), new Since(since.changes(), new Compared.NothingEarlier()));
            assertThat(SCHEMA.validate(first, InputFormat.JSON)).isEmpty();
            assertThat(first).contains("\"comparison\":{\"new\":[").doesNotContain("\"before\"");
        }
    }

    @Test
    void whatIsNotKnownOfEarlierLooksIsNotThere() {
        assertThat(json(Sample.all())).doesNotContain("\"changes\":", "\"comparison\"", "outcome_with_changes");
    }

    @Test
    void theSchemaRefusesAnUnknownMember() {
        String odd = json(List.of(Sample.nullMx())).replace("\"took_ms\"", "\"took\"");
        assertThat(SCHEMA.validate(odd, InputFormat.JSON)).isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void nothingInItCanHarmATerminal(Sample sample) {
        assertThat(json(List.of(sample)).strip().codePoints())
                .allSatisfy(point -> assertThat(Shown.isSafe(point)).isTrue());
    }

    @Test
    void saysExactlyWhatWasSeen() {
        JsonNode domain = new ObjectMapper()
                .readTree(json(List.of(Sample.hostile())))
                .path("domains")
                .path(0);
        assertThat(domain.at("/findings/0/evidence/0/seen").asString()).isEqualTo(Sample.HOSTILE);
        assertThat(domain.at("/facts/policy_host/attempts/0/outcome/unproven/body/base64")
                        .asString())
                .isEqualTo("AP8b");
    }

    private static String json(List<Sample> samples) {
        return json(samples, Since.NOTHING);
    }

    private static String json(List<Sample> samples, Since since) {
        var out = new ByteArrayOutputStream();
        try (var json = new VerdictJson(SampleCode.pages(), out)) {
            samples.forEach(sample -> json.add(sample.verdict(), sample.facts(), () -> since));
        }
        return out.toString(StandardCharsets.UTF_8);
    }

    private static Schema schema() {
        return Schemas.of("check-1");
    }
}
