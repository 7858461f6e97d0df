package org.sealpost.app.serve;

import java.util.List;
import java.util.Locale;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.sealpost.app.look.Looks;
import org.sealpost.app.web.Call;
import org.sealpost.app.web.Reply;
import org.sealpost.app.web.Routes;
import org.sealpost.app.web.Traffic;

/// What those who run the service ask: whether it lives, whether it can work, and its counters for Prometheus. The
/// counters are told to this machine alone, and not through a proxy on it.
final class Probes {
    private static final String TEXT = "text/plain; charset=utf-8";
    private static final String PROMETHEUS = "text/plain; version=0.0.4; charset=utf-8";

    private final Notices notices;
    private final Looks looks;
    private final Traffic traffic;
    private final BooleanSupplier storeAnswers;
    private final List<Supplier<String>> others;

    /// @param others more counters in the same format
    Probes(Notices notices, Looks looks, Traffic traffic, BooleanSupplier storeAnswers, List<Supplier<String>> others) {
        this.notices = notices;
        this.looks = looks;
        this.traffic = traffic;
        this.storeAnswers = storeAnswers;
        this.others = others;
    }

    void addTo(Routes routes) {
        routes.get("/health", _ -> Reply.of(200, TEXT, "ok\n"));
        routes.get(
                "/ready",
                _ -> storeAnswers.getAsBoolean()
                        ? Reply.of(200, TEXT, "ok\n")
                        : Reply.of(503, TEXT, "the store does not answer\n"));
        routes.get("/metrics", this::metrics);
    }

    private Reply metrics(Call call) {
        if (!call.here()) {
            return notices.refuse(call, 404, "There is nothing at this address.");
        }
        var text = new StringBuilder();
        help(text, "sealpost_pages_requests_total", "counter", "Requests by the status of their answer.");
        traffic.byStatus()
                .forEach((status, count) -> text.append("sealpost_pages_requests_total{status=\"")
                        .append(status)
                        .append("\"} ")
                        .append(count)
                        .append('\n'));
        help(text, "sealpost_pages_seconds_total", "counter", "Time spent with them.");
        text.append(String.format(Locale.ROOT, "sealpost_pages_seconds_total %.6f%n", traffic.seconds()));
        help(text, "sealpost_checks_going", "gauge", "Checks of visitors that go on or wait.");
        text.append("sealpost_checks_going ").append(looks.underWay()).append('\n');
        help(text, "sealpost_checks_total", "counter", "Checks of visitors that were begun.");
        text.append("sealpost_checks_total ").append(looks.begun()).append('\n');
        others.forEach(other -> text.append(other.get()));
        return Reply.of(200, PROMETHEUS, text.toString());
    }

    private static void help(StringBuilder text, String name, String type, String help) {
        text.append("# HELP ").append(name).append(' ').append(help).append('\n');
        text.append("# TYPE ").append(name).append(' ').append(type).append('\n');
    }
}
