package org.sealpost.app.command;

import java.util.List;
import java.util.concurrent.Callable;
import org.sealpost.app.exit.ExitCode;
import org.sealpost.app.render.Paint;
import org.sealpost.app.render.reports.ReadinessJson;
import org.sealpost.app.render.reports.ReadinessText;
import org.sealpost.app.store.SqlReportStore;
import org.sealpost.protocol.name.DomainName;
import org.sealpost.reports.readiness.Assessment;
import org.sealpost.reports.readiness.Readiness;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `sealpost reports readiness`: whether `enforce` is safe.
@Command(
        name = "readiness",
        description = {
            "Says whether a domain may go from 'testing' to 'enforce', on what evidence, what is missing and when it can be"
                    + " known, and which mail would be refused if it enforced today. It rests on proven reports, and on"
                    + " the checks of the domain that are kept: run 'sealpost check DOMAIN' every day.",
            "Ends with 0 when it is READY, 1 on HOLD, 2 when it is NOT READY, 3 when it is UNKNOWN."
        },
        mixinStandardHelpOptions = true)
final class ReportsReadinessCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Parameters(paramLabel = "DOMAIN", description = "The domain.")
    private String domain = "";

    @Mixin
    private ReadinessOptions readiness = new ReadinessOptions();

    @Option(
            names = {"-v", "--verbose"},
            description = "Also show every day and every reporter.")
    private boolean verbose;

    @Mixin
    private StoreOptions store = new StoreOptions();

    @Option(names = "--format", paramLabel = "FORMAT", description = "${COMPLETION-CANDIDATES} (default: text).")
    private Format format = Format.TEXT;

    @Mixin
    private ColourOption colour = new ColourOption();

    ReportsReadinessCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        DomainName name =
                DomainArguments.read(List.of(domain), surroundings.in()).getFirst();
        try (SqlReportStore reports = new HeldAlready(store, surroundings).reports()) {
            Assessment assessment = readiness
                    .assessing(surroundings, reports, store)
                    .judge(name, surroundings.clock().instant());
            switch (format) {
                case TEXT ->
                    surroundings
                            .out()
                            .print(ReadinessText.render(assessment, verbose, new Paint(colour.colour(surroundings))));
                case JSON -> ReadinessJson.write(assessment, surroundings.out());
            }
            return code(assessment.readiness()).number();
        }
    }

    private static ExitCode code(Readiness readiness) {
        return switch (readiness) {
            case Readiness.Ready _ -> ExitCode.PASS;
            case Readiness.Hold _ -> ExitCode.WARN;
            case Readiness.NotReady _ -> ExitCode.FAIL;
            case Readiness.Unknown _ -> ExitCode.UNKNOWN;
        };
    }
}
