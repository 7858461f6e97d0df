package org.sealpost.app.command;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.sealpost.app.exit.ExitCode;
import org.sealpost.app.render.Paint;
import org.sealpost.app.render.reports.SummaryCsv;
import org.sealpost.app.render.reports.SummaryJson;
import org.sealpost.app.render.reports.SummaryPrometheus;
import org.sealpost.app.render.reports.SummaryText;
import org.sealpost.app.reports.Summaries;
import org.sealpost.app.store.SqlReportStore;
import org.sealpost.protocol.name.DomainName;
import org.sealpost.reports.summary.Overview;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `sealpost reports summary`: what the reports of some days say.
@Command(
        name = "summary",
        description = {
            "Says what the reports of some days tell about a domain, or about all domains: sessions, reporters, failures"
                    + " by cause with what to do, and who has fallen silent.",
            "Ends with 0 when nothing failed, 1 when something did, 3 when there is no report."
        },
        mixinStandardHelpOptions = true)
final class ReportsSummaryCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Parameters(paramLabel = "DOMAIN", arity = "0..1", description = "The domain; all that have reports when left out.")
    private Optional<String> domain = Optional.empty();

    @Mixin
    private DaysOptions days = new DaysOptions();

    @Mixin
    private StoreOptions store = new StoreOptions();

    @Option(names = "--format", paramLabel = "FORMAT", description = "${COMPLETION-CANDIDATES} (default: text).")
    private Form format = Form.TEXT;

    @Mixin
    private ColourOption colour = new ColourOption();

    /// How a summary is written.
    enum Form {
        TEXT,
        JSON,
        CSV,
        PROMETHEUS;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    ReportsSummaryCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        Optional<DomainName> named = domain.map(
                name -> DomainArguments.read(List.of(name), surroundings.in()).getFirst());
        DaysOptions.Days asked = days.days(surroundings);
        try (SqlReportStore reports = new HeldAlready(store, surroundings).reports()) {
            var summaries = new Summaries(reports, store.past(surroundings), surroundings.clock());
            Overview overview = summaries.of(named, asked.first(), asked.last());
            switch (format) {
                case TEXT ->
                    surroundings.out().print(SummaryText.render(overview, new Paint(colour.colour(surroundings))));
                case JSON -> SummaryJson.write(overview, surroundings.out());
                case CSV -> surroundings.out().print(SummaryCsv.render(overview));
                case PROMETHEUS -> surroundings.out().print(SummaryPrometheus.render(overview));
            }
            if (overview.summary().reports() == 0) {
                return ExitCode.UNKNOWN.number();
            }
            return (overview.summary().total().failed() > 0 ? ExitCode.WARN : ExitCode.PASS).number();
        }
    }
}
