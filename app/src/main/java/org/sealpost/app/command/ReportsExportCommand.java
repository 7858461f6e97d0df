package org.sealpost.app.command;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.sealpost.app.exit.ExitCode;
import org.sealpost.app.render.reports.ExportCsv;
import org.sealpost.app.render.reports.StoredReportJson;
import org.sealpost.app.reports.Standings;
import org.sealpost.app.store.SqlReportStore;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `sealpost reports export`: everything that is kept, for other programs.
@Command(
        name = "export",
        description = "Writes reports for other programs: one JSON object a line, or a table for spreadsheets, in which"
                + " no cell can act as a formula.",
        mixinStandardHelpOptions = true)
final class ReportsExportCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Mixin
    private SelectionOptions selection = new SelectionOptions();

    @Mixin
    private StoreOptions store = new StoreOptions();

    @Option(names = "--format", paramLabel = "FORMAT", description = "${COMPLETION-CANDIDATES} (default: ndjson).")
    private Form format = Form.NDJSON;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "Write to a file, which is there only when it is whole.")
    private Optional<Path> output = Optional.empty();

    /// How reports are exported.
    enum Form {
        NDJSON,
        CSV;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    ReportsExportCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        if (output.isEmpty()) {
            write(surroundings.out());
            return ExitCode.PASS.number();
        }
        try (OutputFile file = OutputFile.whole(surroundings.directory().resolve(output.get()))) {
            write(file.stream());
            file.commit();
        }
        return ExitCode.PASS.number();
    }

    private void write(PrintStream out) {
        try (SqlReportStore reports = new HeldAlready(store, surroundings).reports()) {
            Standings standings = Standings.of(reports);
            var json = new StoredReportJson(out);
            if (format == Form.CSV) {
                out.print(ExportCsv.heading());
            }
            reports.each(selection.selection(surroundings, Integer.MAX_VALUE), report -> {
                switch (format) {
                    case NDJSON -> json.write(report, standings.apply(report.reporter()));
                    case CSV -> ExportCsv.rows(report, standings.apply(report.reporter()), out::print);
                }
            });
        }
    }
}
