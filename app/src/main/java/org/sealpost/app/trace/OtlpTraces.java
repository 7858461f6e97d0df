package org.sealpost.app.trace;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// Sends traces to a collector by OTLP over HTTP, a few at a time; when it does not answer they are dropped. This is
/// the only class that knows OpenTelemetry, so nothing of it is loaded before it is asked for.
public final class OtlpTraces implements Traces {
    private static final Duration EVERY = Duration.ofSeconds(2);
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final long LAST_SECONDS = 5;

    private final SdkTracerProvider provider;
    private final Tracer tracer;

    private final Complaints complaints;

    private OtlpTraces(SdkTracerProvider provider, Complaints complaints) {
        this.provider = provider;
        this.complaints = complaints;
        this.tracer = provider.get("org.sealpost");
    }

    /// @param collector such as `http://127.0.0.1:4318`; `/v1/traces` is added
    /// @param problem told when traces are lost: a sentence without a full stop, not yet escaped
    public static OtlpTraces to(URI collector, String version, Consumer<String> problem) {
        var complaints = new Complaints(problem);
        complaints.listen();
        String base = collector.toString();
        var exporter = OtlpHttpSpanExporter.builder()
                .setEndpoint((base.endsWith("/") ? base.substring(0, base.length() - 1) : base) + "/v1/traces")
                .setTimeout(PATIENCE)
                .build();
        SdkTracerProvider provider = SdkTracerProvider.builder()
                .setResource(Resource.create(Attributes.of(
                        AttributeKey.stringKey("service.name"),
                        "sealpost",
                        AttributeKey.stringKey("service.version"),
                        version)))
                .addSpanProcessor(BatchSpanProcessor.builder(exporter)
                        .setScheduleDelay(EVERY)
                        .build())
                .build();
        return new OtlpTraces(provider, complaints);
    }

    @Override
    public void span(Span span) {
        var started = tracer.spanBuilder(span.name())
                .setNoParent()
                .setSpanKind(
                        switch (span.kind()) {
                            case REQUEST -> SpanKind.SERVER;
                            case WORK -> SpanKind.INTERNAL;
                            case SENDING -> SpanKind.CLIENT;
                        })
                .setStartTimestamp(span.began())
                .startSpan();
        span.attributes().forEach(started::setAttribute);
        if (span.failed()) {
            started.setStatus(StatusCode.ERROR);
        }
        started.end(span.began().plus(span.took()));
    }

    @Override
    public void close() {
        provider.shutdown().join(LAST_SECONDS, TimeUnit.SECONDS);
        complaints.close();
    }
}
