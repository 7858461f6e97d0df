package org.sealpost.app.render.host;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToLongFunction;
import org.sealpost.app.host.Shop;
import org.sealpost.host.certificate.Alarm;
import org.sealpost.host.edge.EdgeCounts;

/// How a policy host is doing, for Prometheus, text format 0.0.4. Names that strangers choose are no labels.
public final class HostPrometheus {
    private final StringBuilder text = new StringBuilder();

    private HostPrometheus() {}

    public static String render(List<EdgeCounts> counts, Shop shop) {
        var metrics = new HostPrometheus();
        metrics.help("sealpost_host_domains", "gauge", "Domains with a policy.");
        metrics.line("sealpost_host_domains", "", shop.domains().size());
        metrics.help("sealpost_host_certificates_issued", "gauge", "Names with a valid certificate of an authority.");
        metrics.line("sealpost_host_certificates_issued", "", shop.issued());
        metrics.help(
                "sealpost_host_certificates_running_out",
                "gauge",
                "Names whose certificate should have been renewed, by how near its end is.");
        var alarms = shop.alarms().values();
        for (Alarm alarm : Alarm.values()) {
            metrics.line(
                    "sealpost_host_certificates_running_out",
                    "{left=\"" + HostText.code(alarm) + "\"}",
                    alarms.stream().filter(alarm::equals).count());
        }
        metrics.help("sealpost_host_folder_problems", "gauge", "What in the folder is not served as it stands.");
        metrics.line("sealpost_host_folder_problems", "", shop.problems().size());
        metrics.help("sealpost_host_connections_total", "counter", "Connections.");
        metrics.each(
                counts,
                "sealpost_host_connections_total",
                each -> each.connections().accepted());
        metrics.help("sealpost_host_handshakes_total", "counter", "Handshakes by how they ended.");
        for (int i = 0; i < counts.size(); i++) {
            EdgeCounts.Handshakes of = counts.get(i).handshakes();
            metrics.line("sealpost_host_handshakes_total", label(i, "end", "done"), of.done());
            metrics.line("sealpost_host_handshakes_total", label(i, "end", "failed"), of.failed());
            metrics.line("sealpost_host_handshakes_total", label(i, "end", "challenge"), of.challenges());
            metrics.line("sealpost_host_handshakes_total", label(i, "end", "refused"), of.refused());
        }
        metrics.help("sealpost_host_answers_total", "counter", "Answers by status.");
        for (int i = 0; i < counts.size(); i++) {
            for (Map.Entry<Integer, Long> each : new TreeMap<>(counts.get(i).answers()).entrySet()) {
                metrics.line(
                        "sealpost_host_answers_total",
                        label(i, "status", Integer.toString(each.getKey())),
                        each.getValue());
            }
        }
        return metrics.text.toString();
    }

    private void each(List<EdgeCounts> counts, String name, ToLongFunction<EdgeCounts> number) {
        for (int i = 0; i < counts.size(); i++) {
            line(name, "{listener=\"" + i + "\"}", number.applyAsLong(counts.get(i)));
        }
    }

    private static String label(int listener, String name, String value) {
        return "{listener=\"" + listener + "\"," + name + "=\"" + value + "\"}";
    }

    private void help(String name, String type, String words) {
        text.append("# HELP ").append(name).append(' ').append(words).append('\n');
        text.append("# TYPE ").append(name).append(' ').append(type).append('\n');
    }

    private void line(String name, String labels, long number) {
        text.append(name).append(labels).append(' ').append(number).append('\n');
    }
}
