package org.sealpost.app.command;

import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import org.sealpost.app.exit.ExitCode;
import org.sealpost.app.exit.Refusal;
import org.sealpost.app.render.Paint;
import org.sealpost.app.render.Shown;
import org.sealpost.app.render.reports.StoredReportJson;
import org.sealpost.app.render.reports.StoredReportText;
import org.sealpost.app.reports.Standings;
import org.sealpost.app.store.SqlReportStore;
import org.sealpost.protocol.Octets;
import org.sealpost.reports.store.StoredReport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `sealpost reports show`: the reports one by one.
@Command(
        name = "show",
        description = {
            "Shows everything about one report, or lists reports, the newest day first.",
            "Ends with 0, or with 3 when there is no such report."
        },
        mixinStandardHelpOptions = true)
final class ReportsShowCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Parameters(paramLabel = "ID", arity = "0..1", description = "The report whose id begins so; a list when left out.")
    private Optional<String> id = Optional.empty();

    @Option(names = "--octets", description = "Write the mail or the body in which it came, as it came.")
    private boolean octets;

    @Option(names = "--most", paramLabel = "NUMBER", description = "How many to list at the most (default: 50).")
    private int most = 50;

    @Mixin
    private SelectionOptions selection = new SelectionOptions();

    @Mixin
    private StoreOptions store = new StoreOptions();

    @Option(names = "--format", paramLabel = "FORMAT", description = "${COMPLETION-CANDIDATES} (default: text).")
    private Format format = Format.TEXT;

    @Mixin
    private ColourOption colour = new ColourOption();

    ReportsShowCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        try (SqlReportStore reports = new HeldAlready(store, surroundings).reports()) {
            return id.isPresent() ? one(reports, id.get()) : list(reports);
        }
    }

    private int one(SqlReportStore reports, String prefix) {
        Optional<StoredReport> found = reports.report(prefix);
        if (found.isEmpty()) {
            surroundings
                    .err()
                    .println("sealpost: there is no report, or more than one, whose id begins with "
                            + Shown.quoted(prefix) + "; 'sealpost reports show' lists them");
            return ExitCode.UNKNOWN.number();
        }
        StoredReport report = found.get();
        if (octets) {
            Octets came = report.digests().stream()
                    .flatMap(digest -> reports.octets(digest).stream())
                    .findFirst()
                    .orElseThrow(() -> new Refusal(
                            ExitCode.UNKNOWN,
                            "what it came in is not kept any more; --format json has the text of the report"));
            surroundings.out().writeBytes(came.toArray());
            return ExitCode.PASS.number();
        }
        var standing = Standings.of(reports).apply(report.reporter());
        switch (format) {
            case TEXT ->
                surroundings
                        .out()
                        .print(new StoredReportText(new Paint(colour.colour(surroundings))).render(report, standing));
            case JSON -> new StoredReportJson(surroundings.out()).write(report, standing);
        }
        return ExitCode.PASS.number();
    }

    private int list(SqlReportStore reports) {
        if (octets) {
            throw new Refusal(ExitCode.USAGE, "--octets needs the id of a report; 'sealpost reports show' lists them");
        }
        Standings standings = Standings.of(reports);
        var text = new StoredReportText(new Paint(colour.colour(surroundings)));
        var json = new StoredReportJson(surroundings.out());
        var shown = new AtomicLong();
        reports.each(selection.selection(surroundings, most), report -> {
            shown.incrementAndGet();
            switch (format) {
                case TEXT -> surroundings.out().print(text.line(report, standings.apply(report.reporter())));
                case JSON -> json.write(report, standings.apply(report.reporter()));
            }
        });
        if (shown.get() == 0) {
            surroundings.err().println("sealpost: no such report is kept; --days looks further back");
            return ExitCode.UNKNOWN.number();
        }
        return ExitCode.PASS.number();
    }
}
