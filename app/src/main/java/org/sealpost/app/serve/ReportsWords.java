package org.sealpost.app.serve;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.sealpost.app.page.GeneratorPage.Choice;
import org.sealpost.app.page.ReportsPage;
import org.sealpost.app.page.ReportsPage.CountLine;
import org.sealpost.app.page.ResultPage.Export;
import org.sealpost.app.render.Shown;
import org.sealpost.app.render.Words;
import org.sealpost.app.render.reports.CauseText;
import org.sealpost.app.render.reports.DaysChart;
import org.sealpost.app.render.reports.SessionWords;
import org.sealpost.app.reports.ReportsView;
import org.sealpost.app.reports.Standings;
import org.sealpost.app.store.ListedReport;
import org.sealpost.protocol.name.DomainName;
import org.sealpost.protocol.tlsrpt.PolicyType;
import org.sealpost.reports.decision.Standing;
import org.sealpost.reports.row.Tally;
import org.sealpost.reports.summary.Summary;

/// The words of the page about reports.
record ReportsWords(Optional<DomainName> only, ReportScope scope, ReportsView.Seen seen, Standings standings) {
    private static final int CAUSES = 40;
    private static final int DOMAINS = 100;
    private static final int TEXT = 160;

    ReportsPage page(String typed, List<ListedReport> reports, Optional<String> more) {
        Summary all = seen.overview().summary();
        Summary counted = seen.counted();
        return new ReportsPage(
                only.map(DomainName::ascii),
                lead(all, counted),
                counted.total().sessions() == 0 ? "unknown" : counted.total().failed() == 0 ? "pass" : "warn",
                notes(all, counted),
                filter(typed),
                counted.total().sessions() == 0 ? "" : DaysChart.svg("days", scope.from(), scope.to(), seen.days()),
                days(),
                CauseText.grouped(seen.overview().causes()).stream()
                        .sorted(CauseRows::order)
                        .limit(CAUSES)
                        .map(CauseRows::row)
                        .toList(),
                all.reporters().stream()
                        .map(line -> reporter(line, counted.total()))
                        .toList(),
                all.silent().stream().map(ReportsWords::silence).toList(),
                counted.weeks().stream()
                        .filter(week -> week.total().sessions() > 0)
                        .map(week -> line(
                                DaysChart.day(week.first()) + " to " + DaysChart.day(week.last()),
                                address(Map.of(
                                        "from",
                                        week.first().toString(),
                                        "to",
                                        week.last().toString())),
                                week.total()))
                        .toList(),
                trend(counted),
                all.echoes().stream().map(ReportsWords::policy).toList(),
                seen.overview().domains().stream()
                        .limit(DOMAINS)
                        .map(total -> line(
                                total.domain().ascii(),
                                "/fleet/" + total.domain().ascii() + "/reports?from=" + scope.from() + "&to="
                                        + scope.to(),
                                total.total()))
                        .toList(),
                reports.stream()
                        .map(report -> ReportWords.line(report, standings))
                        .toList(),
                more.map(mark -> address(Map.of("after", mark)) + "#list"),
                exports());
    }

    private static String lead(Summary all, Summary counted) {
        Tally total = counted.total();
        if (all.reports() == 0) {
            return "No reports in these days. The first come within a day of publishing the TLS-RPT record; silence is"
                    + " not clean.";
        }
        if (total.sessions() == 0) {
            return "Reports came, and none of them counts: nobody who is known as a mail provider signed one.";
        }
        return SessionWords.number(total.sessions()) + " sessions, "
                + (total.failed() == 0
                        ? "none failed."
                        : SessionWords.number(total.failed()) + " of them failed (" + SessionWords.share(total) + ").");
    }

    private static List<String> notes(Summary all, Summary counted) {
        var notes = new ArrayList<String>();
        Tally others = Stream.of(Standing.OTHER, Standing.CLAIMED)
                .map(standing -> all.byStanding().getOrDefault(standing, Tally.NONE))
                .reduce(Tally.NONE, Tally::plus);
        if (others.sessions() > 0) {
            notes.add("Not in these numbers: " + SessionWords.number(others.sessions()) + " sessions, "
                    + SessionWords.number(others.failed())
                    + " of them failed, in reports that nobody we know signed. They are shown below and do not count.");
        }
        counted.byType().entrySet().stream()
                .sorted(Comparator.comparing(entry -> entry.getKey().word()))
                .forEach(entry -> notes.add(type(entry.getKey()) + ": "
                        + SessionWords.number(entry.getValue().successful()) + " went as it asks, "
                        + SessionWords.number(entry.getValue().failed()) + " did not."));
        if (counted.byType().size() > 1) {
            notes.add("The same session can be told under MTA-STS and under DANE. It is counted once.");
        }
        return notes;
    }

    static String type(PolicyType type) {
        return switch (type) {
            case PolicyType.Known known ->
                switch (known) {
                    case STS -> "MTA-STS";
                    case TLSA -> "DANE";
                    case NO_POLICY_FOUND -> "No policy";
                };
            case PolicyType.Unknown unknown -> Shown.excerpt(unknown.word(), 40);
        };
    }

    private ReportsPage.ReportsFilter filter(String typed) {
        var reporters = new ArrayList<Choice>();
        reporters.add(new Choice("", "All", "", scope.reporter().isEmpty()));
        Stream.concat(seen.reporters().stream(), scope.reporter().stream())
                .distinct()
                .sorted()
                .forEach(name -> reporters.add(new Choice(
                        name,
                        Shown.excerpt(name, 60),
                        "",
                        scope.reporter().filter(name::equals).isPresent())));
        return new ReportsPage.ReportsFilter(
                base(),
                scope.from().toString(),
                scope.to().toString(),
                typed,
                reporters,
                scope.failing(),
                scope.problem());
    }

    private List<CountLine> days() {
        return new TreeMap<>(seen.days())
                .descendingMap().entrySet().stream()
                        .map(day -> line(
                                day.getKey().toString(),
                                address(Map.of(
                                        "from",
                                        day.getKey().toString(),
                                        "to",
                                        day.getKey().toString())),
                                day.getValue()))
                        .toList();
    }

    private static CountLine line(String name, String address, Tally tally) {
        return new CountLine(
                name,
                address,
                SessionWords.number(tally.sessions()),
                SessionWords.number(tally.failed()),
                SessionWords.share(tally));
    }

    private ReportsPage.ReporterRow reporter(Summary.ReporterLine line, Tally counted) {
        boolean counts = line.standing().counts();
        int percent = counts && counted.sessions() > 0
                ? (int) Math.round(100.0 * line.total().sessions() / counted.sessions())
                : 0;
        return new ReportsPage.ReporterRow(
                counts ? "pass" : "unknown",
                line.name().isEmpty() ? "(no name)" : Shown.excerpt(line.name(), TEXT),
                address(Map.of("reporter", line.name())),
                SessionWords.worth(line.standing()),
                counts,
                SessionWords.number(line.total().sessions()),
                SessionWords.number(line.total().failed()),
                Words.count((int) line.reports(), "report", "reports") + " about "
                        + Words.count(line.days(), "day", "days"),
                line.last().toString(),
                counts ? percent + " %" : "",
                percent);
    }

    private static String silence(Summary.Silence silence) {
        return Shown.excerpt(silence.name(), TEXT) + " reported on most days up to " + silence.last()
                + ", and has told nothing of the " + Words.count((int) silence.days(), "day", "days") + " since.";
    }

    private static String trend(Summary counted) {
        return switch (counted.trend()) {
            case RISING -> "Failures are a larger share than in the weeks before";
            case FALLING -> "Failures are a smaller share than in the weeks before";
            case STEADY -> "As in the weeks before";
            case UNCLEAR -> "Too few sessions to tell a trend";
        };
    }

    private static CountLine policy(Summary.EchoLine line) {
        String policy = line.mode().isEmpty()
                ? "A policy that the reports do not quote"
                : Shown.excerpt(line.mode().get() + ": " + String.join(", ", line.mx()), 300);
        String state = switch (line.state()) {
            case CURRENT -> " (as published)";
            case EARLIER -> " (an older one)";
            case FOREIGN -> " (never published here)";
            case UNKNOWN -> "";
        };
        return line(policy + state, "", line.total());
    }

    private String base() {
        return only.map(domain -> "/fleet/" + domain.ascii() + "/reports").orElse("/reports");
    }

    private List<Export> exports() {
        return List.of(
                new Export("Summary CSV", export("summary.csv")),
                new Export("Summary JSON", export("summary.json")),
                new Export("Reports CSV", export("reports.csv")),
                new Export("Reports NDJSON", export("reports.ndjson")));
    }

    private String export(String name) {
        return base() + "/" + name + query(Map.of());
    }

    /// This page with something else asked for.
    private String address(Map<String, String> other) {
        return base() + query(other);
    }

    private String query(Map<String, String> other) {
        var all = new TreeMap<String, String>();
        all.put("from", scope.from().toString());
        all.put("to", scope.to().toString());
        scope.reporter().ifPresent(reporter -> all.put("reporter", reporter));
        if (only.isEmpty() && scope.domains().size() == 1) {
            scope.domains().forEach(domain -> all.put("domain", domain.ascii()));
        }
        if (scope.failing()) {
            all.put("failing", "on");
        }
        all.putAll(other);
        var query = new StringBuilder();
        all.forEach((name, value) -> query.append(query.isEmpty() ? '?' : '&')
                .append(name)
                .append('=')
                .append(URLEncoder.encode(value, StandardCharsets.UTF_8)));
        return query.toString();
    }
}
