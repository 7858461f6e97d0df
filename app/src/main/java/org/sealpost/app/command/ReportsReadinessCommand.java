package org.sealpost.app.command;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.sealpost.app.exit.ExitCode;
import org.sealpost.app.exit.Refusal;
import org.sealpost.app.render.Paint;
import org.sealpost.app.render.Shown;
import org.sealpost.app.render.reports.ReadinessJson;
import org.sealpost.app.render.reports.ReadinessText;
import org.sealpost.app.reports.Assessing;
import org.sealpost.app.store.SqlReportStore;
import org.sealpost.check.time.Past;
import org.sealpost.protocol.name.DomainName;
import org.sealpost.reports.readiness.Assessment;
import org.sealpost.reports.readiness.Readiness;
import org.sealpost.reports.readiness.Thresholds;
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

    @Option(
            names = "--threshold",
            split = ",",
            paramLabel = "NAME=VALUE",
            description = "Ask for more or less than usual, repeatable, such as run-days=21; a name that does not exist"
                    + " gets the list of all.")
    private Map<String, String> thresholds = new LinkedHashMap<>();

    @Option(
            names = "--seen-from",
            paramLabel = "PLACE=FILE",
            description =
                    "Also the checks that another machine keeps, repeatable: a name for the place, and its history.db"
                            + " or a copy of it.")
    private Map<String, Path> elsewhere = new LinkedHashMap<>();

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
        Thresholds asked = asked();
        try (SqlReportStore reports = store.open(surroundings)) {
            Assessment assessment = new Assessing(reports, store.data().past(surroundings), places(), asked)
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

    private Map<String, Function<DomainName, Past>> places() {
        var places = new LinkedHashMap<String, Function<DomainName, Past>>();
        elsewhere.forEach((place, named) -> {
            Path file = surroundings.directory().resolve(named);
            if (!Files.isRegularFile(file)) {
                throw new Refusal(
                        ExitCode.INPUT_UNREADABLE,
                        "--seen-from " + Shown.quoted(place) + ": there is no file " + Shown.quoted(named.toString())
                                + "; copy the history.db of that machine there");
            }
            places.put(place, DataFolder.past(file));
        });
        return places;
    }

    private static ExitCode code(Readiness readiness) {
        return switch (readiness) {
            case Readiness.Ready _ -> ExitCode.PASS;
            case Readiness.Hold _ -> ExitCode.WARN;
            case Readiness.NotReady _ -> ExitCode.FAIL;
            case Readiness.Unknown _ -> ExitCode.UNKNOWN;
        };
    }

    private Thresholds asked() {
        Thresholds asked = Thresholds.DEFAULT;
        try {
            for (Map.Entry<String, String> each : thresholds.entrySet()) {
                asked = asked.with(each.getKey(), each.getValue());
            }
        } catch (IllegalArgumentException senseless) {
            throw new Refusal(ExitCode.USAGE, "--threshold: " + Shown.text(String.valueOf(senseless.getMessage())));
        }
        return asked;
    }
}
