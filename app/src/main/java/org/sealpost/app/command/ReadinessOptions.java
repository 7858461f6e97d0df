package org.sealpost.app.command;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.sealpost.app.exit.ExitCode;
import org.sealpost.app.exit.Refusal;
import org.sealpost.app.render.Shown;
import org.sealpost.app.reports.Assessing;
import org.sealpost.app.store.SqlReportStore;
import org.sealpost.check.time.Past;
import org.sealpost.protocol.name.DomainName;
import org.sealpost.reports.readiness.Thresholds;
import picocli.CommandLine.Option;

/// What readiness is judged by: how much evidence is asked for, and whose looks count.
final class ReadinessOptions {
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

    /// Judges by what is kept here, in the database where one is named, and at the other places.
    Assessing assessing(Surroundings surroundings, SqlReportStore reports, StoreOptions store) {
        return new Assessing(reports, store.past(surroundings), places(surroundings), asked());
    }

    private Map<String, Function<DomainName, Past>> places(Surroundings surroundings) {
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
