package org.sealpost.app.render.reports;

import java.util.TreeMap;
import org.sealpost.reports.listen.Listening;
import org.sealpost.reports.listen.MailboxWatch;

/// How the ways in are doing, for Prometheus, text format 0.0.4. The only labels are codes of ours.
public final class ListeningPrometheus {
    private final StringBuilder text = new StringBuilder();

    private ListeningPrometheus() {}

    public static String render(Listening.State state) {
        var metrics = new ListeningPrometheus();
        metrics.one(
                "sealpost_intake_accepted_total",
                "counter",
                "Deliveries that were kept.",
                state.inbox().accepted());
        metrics.one(
                "sealpost_intake_in_flight",
                "gauge",
                "Deliveries that were begun and are not answered yet.",
                state.inbox().inFlight());
        metrics.one(
                "sealpost_intake_waiting",
                "gauge",
                "Of those, the ones that wait for the store.",
                state.inbox().waiting());
        metrics.one(
                "sealpost_intake_octets",
                "gauge",
                "Octets that are being received or read.",
                state.inbox().octets());
        metrics.one(
                "sealpost_intake_quota_keys",
                "gauge",
                "Sources, domains and reporters that the quotas tell apart.",
                state.inbox().keys());
        metrics.one("sealpost_intake_connections", "gauge", "Connections by SMTP and LMTP.", state.connected());
        metrics.one(
                "sealpost_intake_mailboxes_connected",
                "gauge",
                "Mailboxes with a connection.",
                state.mailboxes().stream().filter(MailboxWatch.State::connected).count());
        metrics.one(
                "sealpost_intake_mailbox_taken_total",
                "counter",
                "Mails fetched from mailboxes and kept.",
                state.mailboxes().stream().mapToLong(MailboxWatch.State::taken).sum());
        metrics.help("sealpost_intake_refused_total", "counter", "What was refused or cut, by the code.");
        new TreeMap<>(state.inbox().refused())
                .forEach((code, count) -> metrics.text
                        .append("sealpost_intake_refused_total{code=\"")
                        .append(code)
                        .append("\"} ")
                        .append(count)
                        .append('\n'));
        return metrics.text.toString();
    }

    private void one(String metric, String type, String help, long value) {
        help(metric, type, help);
        text.append(metric).append(' ').append(value).append('\n');
    }

    private void help(String metric, String type, String help) {
        text.append("# HELP ").append(metric).append(' ').append(help).append('\n');
        text.append("# TYPE ").append(metric).append(' ').append(type).append('\n');
    }
}
