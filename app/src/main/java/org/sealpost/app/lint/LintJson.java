package org.sealpost.app.lint;

import java.util.List;
import org.sealpost.app.render.Shown;
import org.sealpost.protocol.Deviation;
import org.sealpost.protocol.Extension;
import org.sealpost.protocol.mtasts.MxPattern;
import org.sealpost.protocol.mtasts.StsPolicy;
import org.sealpost.protocol.tlsrpt.Destination;
import tools.jackson.core.JsonGenerator;

/// Writes what linting gave as members of the object that is open. Values stand under the RFC's own field names;
/// every string is safe to show.
final class LintJson {
    private final JsonGenerator generator;

    LintJson(JsonGenerator generator) {
        this.generator = generator;
    }

    void members(LintResult result) {
        generator.writeName("usable");
        generator.writeBoolean(result.usable());
        if (result.candidates().isPresent()) {
            generator.writeName("candidates");
            generator.writeNumber(result.candidates().getAsInt());
        }
        generator.writeName("value");
        if (result.value().isPresent()) {
            generator.writeStartObject();
            value(result.value().get());
            generator.writeEndObject();
        } else {
            generator.writeNull();
        }
        generator.writeName("deviations");
        generator.writeStartArray();
        result.deviations().forEach(this::deviation);
        generator.writeEndArray();
    }

    private void value(LintValue value) {
        switch (value) {
            case LintValue.OfRecord(var record) -> {
                string("version", record.version());
                string("id", record.id().text());
                extensions(record.extensions());
            }
            case LintValue.OfPolicy(var policy) -> policy(policy);
            case LintValue.OfTlsRpt(var record) -> {
                string("version", record.version());
                strings("rua", record.rua().stream().map(Destination::uri).toList());
                extensions(record.extensions());
            }
            case LintValue.OfTlsa(var record) -> {
                number("usage", record.usage());
                number("selector", record.selector());
                number("matching-type", record.matchingType());
                string("data", record.data().hex());
            }
            case LintValue.OfMatch(var pattern, var host) -> {
                string("pattern", pattern.text());
                string("host", host.ascii());
            }
        }
    }

    private void policy(StsPolicy policy) {
        string("version", policy.version());
        string("mode", policy.mode().word());
        number("max_age", policy.maxAge().toSeconds());
        strings("mx", policy.mx().stream().map(MxPattern::text).toList());
        extensions(policy.extensions());
    }

    private void extensions(List<Extension> extensions) {
        if (!extensions.isEmpty()) {
            generator.writeName("extensions");
            generator.writeStartObject();
            extensions.forEach(extension -> string(extension.name(), extension.value()));
            generator.writeEndObject();
        }
    }

    private void deviation(Deviation deviation) {
        generator.writeStartObject();
        string("code", deviation.code().id());
        number("line", deviation.line());
        string("text", deviation.text());
        string("rfc", deviation.code().rfc().toString());
        generator.writeEndObject();
    }

    private void number(String name, long value) {
        generator.writeName(name);
        generator.writeNumber(value);
    }

    private void string(String name, String value) {
        generator.writeName(name);
        generator.writeRawValue(Shown.json(value));
    }

    private void strings(String name, List<String> values) {
        generator.writeName(name);
        generator.writeStartArray();
        values.forEach(value -> generator.writeRawValue(Shown.json(value)));
        generator.writeEndArray();
    }
}
