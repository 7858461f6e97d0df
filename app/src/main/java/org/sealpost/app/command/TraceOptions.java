package org.sealpost.app.command;

import java.net.URI;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.sealpost.app.exit.ExitCode;
import org.sealpost.app.exit.Refusal;
import org.sealpost.app.log.Journal;
import org.sealpost.app.render.Shown;
import org.sealpost.app.trace.OtlpTraces;
import org.sealpost.app.trace.Traces;
import org.sealpost.app.web.Traffic;
import picocli.CommandLine.Option;

/// To whom it is told what takes how long.
final class TraceOptions {
    @Option(
            names = "--otlp",
            paramLabel = "URL",
            description = "Send traces of requests, looks and deliveries to this OpenTelemetry collector by OTLP over"
                    + " HTTP, such as http://127.0.0.1:4318.")
    private Optional<String> collector = Optional.empty();

    /// @param journal told when traces are lost
    Traces open(Journal journal) {
        return collector
                .<Traces>map(text -> OtlpTraces.to(
                        uri(text), BuildVersion.version(), problem -> journal.problem(Shown.text(problem))))
                .orElse(Traces.NONE);
    }

    boolean wanted() {
        return collector.isPresent();
    }

    private static URI uri(String text) {
        if (!text.matches("https?://[^\\s/?#]+[^\\s?#]*")) {
            throw new Refusal(
                    ExitCode.USAGE, "--otlp " + Shown.quoted(text) + " is not a URL such as http://127.0.0.1:4318");
        }
        return URI.create(text);
    }

    /// A request as a trace.
    static Traces.Span span(Traffic.Answered answered, InstantSource clock) {
        String method = answered.call().method().name();
        String route = Requests.route(answered);
        return new Traces.Span(
                Traces.Kind.REQUEST,
                method + " " + route,
                clock.instant().minus(answered.took()),
                answered.took(),
                answered.status() >= 500,
                Map.of(
                        "http.request.method",
                        method,
                        "http.route",
                        route,
                        "http.response.status_code",
                        String.valueOf(answered.status())));
    }
}
