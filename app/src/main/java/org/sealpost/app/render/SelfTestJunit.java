package org.sealpost.app.render;

import java.io.OutputStream;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.sealpost.app.check.WorldReport;

/// The self-test for build servers: a test case for each world, which fails where a check says something else than
/// the world expects.
public final class SelfTestJunit implements SelfTestReport {
    private static final String SUITE = "sealpost.lab";

    private final JunitXml xml;

    /// Begins a document of its own on `out`.
    public SelfTestJunit(OutputStream out) {
        xml = new JunitXml(out, "sealpost check --lab");
    }

    /// Everything is written at the end: a suite begins with how many failed.
    @Override
    public void add(WorldReport report) {}

    @Override
    public void end(List<WorldReport> all, Duration took) {
        long odd = all.stream().filter(report -> !report.asExpected()).count();
        xml.startSuite(SUITE, JunitReport.seconds(took), new JunitXml.Counts(all.size(), 0, 0, odd));
        all.forEach(this::world);
        xml.end();
        xml.close();
    }

    private void world(WorldReport report) {
        xml.startCase(report.world().name(), SUITE);
        if (!report.asExpected()) {
            String words = report.mismatches().stream()
                    .map(mismatch -> Words.word(mismatch.what()) + ": expected "
                            + String.join(", ", mismatch.expected()) + ", got " + String.join(", ", mismatch.got()))
                    .collect(Collectors.joining("\n"));
            xml.ended("failure", "not as expected", "not-as-expected", words);
        }
        xml.printed(Shown.text(report.world().title()));
        xml.end();
    }
}
