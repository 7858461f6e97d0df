package org.sealpost.app.serve;

import static org.sealpost.app.serve.ReportFilter.COUNTS;
import static org.sealpost.app.serve.ReportFilter.FAILING;
import static org.sealpost.app.serve.ReportFilter.OTHER;
import static org.sealpost.app.serve.ReportFilter.POLICY;
import static org.sealpost.app.serve.ReportFilter.TYPE;
import static org.sealpost.app.serve.ReportFilter.WORTH;
import static org.sealpost.app.serve.ReportLinks.FROM;
import static org.sealpost.app.serve.ReportLinks.REPORTER;
import static org.sealpost.app.serve.ReportLinks.TO;
import static org.sealpost.app.serve.ReportLinks.with;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.sealpost.app.page.GeneratorPage.Choice;
import org.sealpost.app.page.Linked;
import org.sealpost.app.page.ReportsPage;
import org.sealpost.app.page.ReportsPage.CountLine;
import org.sealpost.app.page.ReportsPage.Narrowed;
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
import org.sealpost.reports.PolicyEcho;
import org.sealpost.reports.decision.Standing;
import org.sealpost.reports.row.Tally;
import org.sealpost.reports.store.DomainTotal;
import org.sealpost.reports.summary.Summary;

/// The words of the page about reports.
record ReportsWords(Optional<DomainName> only, ReportScope scope, ReportsView.Seen seen, Standings standings) {
    private static final int CAUSES = 40;
    private static final int DOMAINS = 100;
    private static final int POLICIES = 40;
    private static final int TEXT = 160;
    private static final String ON = "on";
    private static final Map<String, String> COUNTING = Map.of(WORTH, COUNTS);
    private static final Map<String, String> COUNTING_FAILED = Map.of(WORTH, COUNTS, FAILING, ON);

    ReportsPage page(String typed, List<ListedReport> reports, Optional<String> more) {
        Summary all = seen.overview().summary();
        Summary counted = seen.counted();
        var causes = CauseText.grouped(seen.overview().causes());
        return new ReportsPage(
                only.map(DomainName::ascii),
                lead(all, counted),
                counted.total().sessions() == 0 ? "unknown" : counted.total().failed() == 0 ? "pass" : "warn",
                notes(all, counted),
                filter(typed),
                narrowed(),
                counted.total().sessions() == 0 ? "" : DaysChart.svg("days", scope.from(), scope.to(), seen.days()),
                days(),
                causes.stream()
                        .sorted(CauseRows::order)
                        .limit(CAUSES)
                        .map(told -> CauseRows.row(told, links()::list))
                        .toList(),
                cut(CAUSES, causes.size(), "causes with the most failures", "each report below tells its own"),
                all.reporters().stream()
                        .map(line -> reporter(line, counted.total()))
                        .toList(),
                others(all),
                all.silent().stream().map(ReportsWords::silence).toList(),
                counted.weeks().stream()
                        .filter(week -> week.total().sessions() > 0)
                        .map(week -> line(
                                DaysChart.day(week.first()) + " to " + DaysChart.day(week.last()),
                                Map.of(
                                        FROM,
                                        week.first().toString(),
                                        TO,
                                        week.last().toString()),
                                week.total()))
                        .toList(),
                trend(counted),
                all.echoes().stream().limit(POLICIES).map(this::policy).toList(),
                cut(
                        POLICIES,
                        all.echoes().size(),
                        "policies with the most sessions",
                        "each report below tells its own"),
                seen.overview().domains().stream()
                        .limit(DOMAINS)
                        .map(this::domain)
                        .toList(),
                cut(
                        DOMAINS,
                        seen.overview().domains().size(),
                        "domains with the most sessions",
                        "type another above to see its own"),
                reports.stream()
                        .map(report -> ReportWords.line(report, standings))
                        .toList(),
                more.map(links()::after),
                exports());
    }

    private static Optional<String> cut(int shown, int all, String what, String rest) {
        return all > shown
                ? Optional.of(
                        "The " + shown + " " + what + " are shown, of " + SessionWords.number(all) + "; " + rest + ".")
                : Optional.empty();
    }

    private static Optional<String> others(Summary all) {
        Tally others = all.others().values().stream().reduce(Tally.NONE, Tally::plus);
        return others.sessions() == 0
                ? Optional.empty()
                : Optional.of(
                        "Of those that do not count, the ones with the most sessions are shown. All others told of "
                                + SessionWords.number(others.sessions()) + " sessions, "
                                + SessionWords.number(others.failed())
                                + " of them failed; each report below tells its own.");
    }

    private List<Linked> lead(Summary all, Summary counted) {
        Tally total = counted.total();
        if (all.reports() == 0) {
            return List.of(Linked.plain(
                    "No reports in these days. The first come within a day of publishing the TLS-RPT record; silence is"
                            + " not clean."));
        }
        if (total.sessions() == 0) {
            return List.of(
                    new Linked("Reports came", links().list(Map.of(WORTH, OTHER))),
                    Linked.plain(", and none of them counts: nobody who is known as a mail provider signed one."));
        }
        return List.of(
                new Linked(SessionWords.number(total.sessions()) + " sessions", links().list(COUNTING)),
                Linked.plain(", "),
                total.failed() == 0
                        ? Linked.plain("none failed")
                        : new Linked(
                                SessionWords.number(total.failed()) + " of them failed", links().list(COUNTING_FAILED)),
                Linked.plain(total.failed() == 0 ? "." : " (" + SessionWords.share(total) + ")."));
    }

    private List<List<Linked>> notes(Summary all, Summary counted) {
        var notes = new ArrayList<List<Linked>>();
        Tally others = Stream.of(Standing.OTHER, Standing.CLAIMED)
                .map(standing -> all.byStanding().getOrDefault(standing, Tally.NONE))
                .reduce(Tally.NONE, Tally::plus);
        if (others.sessions() > 0) {
            notes.add(List.of(
                    Linked.plain("Not in these numbers: "),
                    new Linked(
                            SessionWords.number(others.sessions()) + " sessions", links().list(Map.of(WORTH, OTHER))),
                    Linked.plain(", "),
                    Linked.count(
                            others.failed(),
                            SessionWords.number(others.failed()) + " of them failed",
                            links().list(Map.of(WORTH, OTHER, FAILING, ON))),
                    Linked.plain(", in reports that nobody we know signed. They are shown below and do not count.")));
        }
        counted.byType().entrySet().stream()
                .sorted(Comparator.comparing(entry -> entry.getKey().word()))
                .forEach(entry -> notes.add(type(entry.getKey(), entry.getValue())));
        if (counted.byType().size() > 1) {
            notes.add(List.of(
                    Linked.plain("The same session can be told under MTA-STS and under DANE. It is counted once.")));
        }
        return notes;
    }

    private List<Linked> type(PolicyType type, Tally tally) {
        return List.of(
                Linked.plain(type(type) + ": "),
                Linked.count(
                        tally.successful(),
                        SessionWords.number(tally.successful()) + " went as it asks",
                        links().list(Map.of(WORTH, COUNTS, TYPE, type.word()))),
                Linked.plain(", "),
                Linked.count(
                        tally.failed(),
                        SessionWords.number(tally.failed()) + " did not",
                        links().list(Map.of(WORTH, COUNTS, TYPE, type.word(), FAILING, ON))),
                Linked.plain("."));
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
                links().page(),
                scope.from().toString(),
                scope.to().toString(),
                typed,
                reporters,
                worths(),
                scope.filter().failing(),
                scope.problem());
    }

    private List<Choice> worths() {
        Optional<String> chosen = scope.filter().worth();
        return List.of(
                new Choice("", "All", "", chosen.isEmpty()),
                new Choice(
                        COUNTS,
                        "Those that count",
                        "",
                        chosen.filter(COUNTS::equals).isPresent()),
                new Choice(
                        OTHER,
                        "Those that do not",
                        "",
                        chosen.filter(OTHER::equals).isPresent()));
    }

    /// What is listed, where that is not everything.
    private Optional<Narrowed> narrowed() {
        ReportFilter filter = scope.filter();
        if (filter.equals(ReportFilter.ALL)) {
            return Optional.empty();
        }
        var words = new ArrayList<String>();
        scope.filter().worth().ifPresent(word -> words.add(word.equals(COUNTS) ? "that count" : "that do not count"));
        if (filter.failing()) {
            words.add("with failures");
        }
        filter.type().ifPresent(word -> words.add("under " + type(PolicyType.of(word))));
        if (filter.cause().isPresent()) {
            words.add(filter.failure(() -> seen)
                    .map(kind -> "with " + CauseRows.what(kind))
                    .orElse("with a cause that these days do not have"));
        }
        if (filter.policy().isPresent()) {
            words.add(filter.echo(() -> seen)
                    .map(echo -> "of senders with " + policy(echo))
                    .orElse("of senders with a policy that these days do not have"));
        }
        return Optional.of(new Narrowed("Only reports " + String.join(", ", words) + ".", links().list(Map.of())));
    }

    private List<CountLine> days() {
        return new TreeMap<>(seen.days())
                .descendingMap().entrySet().stream()
                        .map(day -> line(
                                day.getKey().toString(),
                                Map.of(
                                        FROM,
                                        day.getKey().toString(),
                                        TO,
                                        day.getKey().toString()),
                                day.getValue()))
                        .toList();
    }

    /// @param days the first and the last
    private CountLine line(String name, Map<String, String> days, Tally tally) {
        return line(
                name,
                links().address(days),
                links().list(with(days, COUNTING)),
                links().list(with(days, COUNTING_FAILED)),
                tally);
    }

    /// @param all where what is counted is listed, `failed` where what failed of it is
    private static CountLine line(String name, String address, String all, String failed, Tally tally) {
        return new CountLine(
                name,
                address,
                Linked.count(tally.sessions(), SessionWords.number(tally.sessions()), all),
                Linked.count(tally.failed(), SessionWords.number(tally.failed()), failed),
                Linked.count(tally.failed(), SessionWords.share(tally), failed));
    }

    private CountLine domain(DomainTotal total) {
        String name = total.domain().ascii();
        String page = "/fleet/" + name + "/reports";
        var its = new TreeMap<>(
                Map.of(FROM, scope.from().toString(), TO, scope.to().toString()));
        scope.reporter().ifPresent(reporter -> its.put(REPORTER, reporter));
        return line(
                name,
                page + ReportLinks.query(its),
                page + ReportLinks.query(with(its, COUNTING)) + ReportLinks.LIST,
                page + ReportLinks.query(with(its, COUNTING_FAILED)) + ReportLinks.LIST,
                total.total());
    }

    private ReportsPage.ReporterRow reporter(Summary.ReporterLine line, Tally counted) {
        boolean counts = line.standing().counts();
        int percent = counts && counted.sessions() > 0
                ? (int) Math.round(100.0 * line.total().sessions() / counted.sessions())
                : 0;
        Map<String, String> its = Map.of(REPORTER, line.name(), WORTH, counts ? COUNTS : OTHER);
        long sessions = line.total().sessions();
        long failed = line.total().failed();
        return new ReportsPage.ReporterRow(
                counts ? "pass" : "unknown",
                line.name().isEmpty() ? "(no name)" : Shown.excerpt(line.name(), TEXT),
                links().address(Map.of(REPORTER, line.name())),
                SessionWords.worth(line.standing()),
                counts,
                Linked.count(sessions, SessionWords.number(sessions), links().list(its)),
                Linked.count(failed, SessionWords.number(failed), links().list(with(its, Map.of(FAILING, ON)))),
                new Linked(
                        Words.count((int) line.reports(), "report", "reports") + " about "
                                + Words.count(line.days(), "day", "days"),
                        links().list(its)),
                line.last().toString(),
                counts ? Linked.count(percent, percent + " %", links().list(its)) : Linked.plain(""),
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

    private ReportLinks links() {
        return new ReportLinks(only, scope);
    }

    private static String policy(PolicyEcho echo) {
        return switch (echo) {
            case PolicyEcho.Of(String mode, var mx) -> Shown.excerpt(mode + ": " + String.join(", ", mx), 300);
            case PolicyEcho.Absent _ -> "a policy that the reports do not quote";
            case PolicyEcho.Unreadable _ -> "a text that is no policy";
        };
    }

    private CountLine policy(Summary.EchoLine line) {
        String told = policy(line.echo());
        String policy = line.mode().isPresent() ? told : PlanPages.upper(told);
        String state = switch (line.state()) {
            case CURRENT -> " (as published)";
            case EARLIER -> " (an older one)";
            case FOREIGN -> " (never published here)";
            case UNKNOWN -> "";
        };
        // All that tell of it are in these numbers, whoever they are.
        Map<String, String> its = Map.of(TYPE, PolicyType.Known.STS.word(), POLICY, Mark.of(line.echo()));
        return line(policy + state, "", links().list(its), links().list(with(its, Map.of(FAILING, ON))), line.total());
    }

    private List<Export> exports() {
        return List.of(
                new Export("Summary CSV", export("summary.csv")),
                new Export("Summary JSON", export("summary.json")),
                new Export("Reports CSV", export("reports.csv")),
                new Export("Reports NDJSON", export("reports.ndjson")));
    }

    private String export(String name) {
        return links().file(name);
    }
}
