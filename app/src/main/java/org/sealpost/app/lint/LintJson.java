package org.sealpost.app.lint;

import java.util.List;
import org.sealpost.app.render.JsonText;
import org.sealpost.app.render.reports.TlsReportJson;
import org.sealpost.protocol.Deviation;
import org.sealpost.protocol.Extension;
import org.sealpost.protocol.mtasts.MxPattern;
import org.sealpost.protocol.mtasts.StsPolicy;
import org.sealpost.protocol.tlsrpt.Destination;

/// Writes what linting gave as members of the object that is open. Values stand under the RFC's own field names.
final class LintJson {
    private final JsonText json;

    LintJson(JsonText json) {
        this.json = json;
    }

    void members(LintResult result) {
        json.flag("usable", result.usable());
        result.candidates().ifPresent(count -> json.number("candidates", count));
        result.value()
                .ifPresentOrElse(value -> json.object("value", () -> value(value)), () -> json.json("value", "null"));
        json.list("deviations", result.deviations(), this::deviation);
    }

    private void value(LintValue value) {
        switch (value) {
            case LintValue.OfRecord(var record) -> {
                json.string("version", record.version());
                json.string("id", record.id().text());
                extensions(record.extensions());
            }
            case LintValue.OfPolicy(var policy) -> policy(policy);
            case LintValue.OfTlsRpt(var record) -> {
                json.string("version", record.version());
                json.strings("rua", record.rua().stream().map(Destination::uri).toList());
                extensions(record.extensions());
            }
            case LintValue.OfReport(var report) -> new TlsReportJson(json).members(report);
            case LintValue.OfTlsa(var record) -> {
                json.number("usage", record.usage());
                json.number("selector", record.selector());
                json.number("matching-type", record.matchingType());
                json.string("data", record.data().hex());
            }
            case LintValue.OfMatch(var pattern, var host) -> {
                json.string("pattern", pattern.text());
                json.string("host", host.ascii());
            }
        }
    }

    private void policy(StsPolicy policy) {
        json.string("version", policy.version());
        json.string("mode", policy.mode().word());
        json.number("max_age", policy.maxAge().toSeconds());
        json.strings("mx", policy.mx().stream().map(MxPattern::text).toList());
        extensions(policy.extensions());
    }

    private void extensions(List<Extension> extensions) {
        if (!extensions.isEmpty()) {
            json.object(
                    "extensions",
                    () -> extensions.forEach(extension -> json.string(extension.name(), extension.value())));
        }
    }

    private void deviation(Deviation deviation) {
        json.object(() -> {
            json.string("code", deviation.code().id());
            json.number("line", deviation.line());
            json.string("text", deviation.text());
            json.string("rfc", deviation.code().rfc().toString());
        });
    }
}
