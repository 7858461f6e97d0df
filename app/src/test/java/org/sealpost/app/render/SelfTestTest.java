package org.sealpost.app.render;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.sealpost.app.Schemas;
import org.sealpost.app.check.Checked;
import org.sealpost.app.check.WorldReport;
import org.sealpost.lab.world.Looker;
import org.sealpost.lab.world.Outcome;
import org.sealpost.lab.world.World;
import org.sealpost.protocol.name.DomainName;

class SelfTestTest {
    private static final WorldReport GOOD =
            WorldReport.of(world("null-mx", Outcome.NOT_APPLICABLE, "sample.null-mx"), checked(Sample.nullMx()));
    private static final WorldReport ODD =
            WorldReport.of(world("unlisted", Outcome.WARN, "sample.missing"), checked(Sample.unlisted()));

    @Test
    void aWorldAsExpectedIsOneLine() {
        assertThat(text(GOOD)).isEqualTo("✓ not applicable  null-mx.example\n");
    }

    @Test
    void aWorldThatDiffersSaysWhereItDoes() {
        assertThat(text(ODD)).isEqualTo("""
                ✗ fail            unlisted.example
                                  what is special about unlisted
                        record    expected warn, got pass
                        verdict   expected warn, got fail
                        findings  missing: sample.missing
                        findings  not expected: sample.ends-soon, sample.not-listed,
                                  sample.turned-away
                """);
    }

    @Test
    void theSummaryCounts() {
        var view = new SelfTestText(new Paint(false));
        assertThat(view.summary(List.of(GOOD, ODD), Duration.ofMillis(1500)))
                .isEqualTo("\n✗ 2 worlds checked in 1.5 s: 1 not as expected.\n");
        assertThat(view.summary(List.of(GOOD), Duration.ofMillis(15)))
                .isEqualTo("\n✓ 1 world checked in 15 ms: all as expected.\n");
    }

    @Test
    void jsonKeepsToThePublishedSchema() throws IOException {
        var out = new ByteArrayOutputStream();
        var json = new SelfTestJson(out);
        json.add(GOOD);
        json.add(ODD);
        json.end(List.of(GOOD, ODD), Duration.ofMillis(1500));
        var schema = Schemas.of("self-test-1");
        assertThat(schema.validate(out.toString(StandardCharsets.UTF_8), InputFormat.JSON))
                .isEmpty();
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("\"as_expected\":false}");
    }

    private static Checked checked(Sample sample) {
        return new Checked(sample.verdict(), sample.facts(), List.of());
    }

    private static String text(WorldReport report) {
        return new SelfTestText(new Paint(false)).render(report);
    }

    private static World world(String name, Outcome outcome, String finding) {
        return new World(
                name,
                DomainName.of(name + ".example"),
                "what is special about " + name,
                outcome,
                outcome,
                List.of(finding),
                List.of(),
                List.of(),
                Looker.USUAL);
    }
}
