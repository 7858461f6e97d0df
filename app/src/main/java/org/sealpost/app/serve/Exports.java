package org.sealpost.app.serve;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import org.sealpost.app.check.Checked;
import org.sealpost.app.page.ResultPage;
import org.sealpost.app.render.Badge;
import org.sealpost.app.render.CsvReport;
import org.sealpost.app.render.FactsDocuments;
import org.sealpost.app.render.HtmlReport;
import org.sealpost.app.render.MarkdownReport;
import org.sealpost.app.render.Pages;
import org.sealpost.app.render.Report;
import org.sealpost.app.render.SarifReport;
import org.sealpost.app.render.VerdictJson;
import org.sealpost.app.web.Reply;
import org.sealpost.check.expect.Expectation;
import org.sealpost.protocol.Octets;

/// The result of a check as files.
record Exports(Pages pages, String version) {
    private enum Form {
        JSON("JSON", "result.json", "application/json", false),
        MARKDOWN("Markdown", "result.md", "text/markdown; charset=utf-8", true),
        HTML("HTML", "result.html", "text/html; charset=utf-8", true),
        CSV("CSV", "result.csv", "text/csv; charset=utf-8", true),
        SARIF("SARIF", "result.sarif", "application/sarif+json", true),
        FACTS("Facts", "facts.json", "application/json", true),
        BADGE("Badge", "badge.svg", "image/svg+xml", false);

        private final String label;
        private final String file;
        private final String type;
        /// Whether a browser is to keep it instead of showing it.
        private final boolean saved;

        Form(String label, String file, String type, boolean saved) {
            this.label = label;
            this.file = file;
            this.type = type;
            this.saved = saved;
        }
    }

    static List<ResultPage.Export> links(String address) {
        return Arrays.stream(Form.values())
                .map(form -> new ResultPage.Export(form.label, address + "/" + form.file))
                .toList();
    }

    /// @param file the last part of the address; empty when there is no such form
    Optional<Reply> of(String file, Checked checked) {
        return Arrays.stream(Form.values())
                .filter(form -> form.file.equals(file))
                .findFirst()
                .map(form -> reply(form, checked));
    }

    private Reply reply(Form form, Checked checked) {
        Reply reply = new Reply(200, form.type, Map.of(), octets(form, checked));
        return form.saved
                ? reply.with(
                        "Content-Disposition",
                        "attachment; filename=\"" + checked.verdict().domain().ascii() + "-" + form.file + "\"")
                : reply;
    }

    private Octets octets(Form form, Checked checked) {
        return switch (form) {
            case JSON -> report(checked, (words, out) -> new VerdictJson(words, out, Expectation.NONE));
            case MARKDOWN -> report(checked, (words, out) -> new MarkdownReport(words, true, out));
            case HTML -> report(checked, (words, out) -> new HtmlReport(words, version, true, out));
            case CSV -> report(checked, CsvReport::new);
            case SARIF -> report(checked, (words, out) -> new SarifReport(words, version, out));
            case FACTS -> {
                var out = new ByteArrayOutputStream();
                FactsDocuments.write(checked.facts(), out);
                yield Octets.of(out.toByteArray());
            }
            case BADGE -> Octets.utf8(Badge.svg(checked.verdict()));
        };
    }

    private Octets report(Checked checked, BiFunction<Pages, PrintStream, Report> made) {
        var out = new ByteArrayOutputStream();
        try (var stream = new PrintStream(out, false, StandardCharsets.UTF_8)) {
            Report report = made.apply(pages, stream);
            report.add(checked.verdict(), checked.facts());
            report.end();
        }
        return Octets.of(out.toByteArray());
    }
}
