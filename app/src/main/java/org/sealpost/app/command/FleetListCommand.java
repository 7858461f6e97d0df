package org.sealpost.app.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.sealpost.app.exit.ExitCode;
import org.sealpost.app.remote.Fleet;
import org.sealpost.app.render.Columns;
import org.sealpost.app.render.Shown;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `sealpost fleet list`.
@Command(
        name = "list",
        description = "Shows every domain that is watched: its state, mode and tags.",
        mixinStandardHelpOptions = true)
final class FleetListCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Mixin
    private FleetOptions options = new FleetOptions();

    @Option(names = "--tag", paramLabel = "WORD", description = "Only those with this tag.")
    private Optional<String> tag = Optional.empty();

    @Option(
            names = "--state",
            paramLabel = "WORD",
            description = {
                "Only those in this state: needs-you, does-not-exist, worth-knowing, fault-seen, not-seen,",
                "not-looked-at or as-it-should-be."
            })
    private Optional<String> state = Optional.empty();

    FleetListCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        try (Fleet fleet = options.open(surroundings)) {
            List<Map<?, ?>> domains = fleet.domains(tag, state);
            if (!options.shown(domains, surroundings.out())) {
                show(domains);
            }
        }
        return ExitCode.PASS.number();
    }

    private void show(List<Map<?, ?>> domains) {
        int width = domains.stream()
                .mapToInt(each -> FleetOptions.text(each, "domain").length())
                .max()
                .orElse(0);
        for (Map<?, ?> each : domains) {
            surroundings
                    .out()
                    .println((Columns.padded(FleetOptions.text(each, "domain"), width) + "  "
                                    + Columns.padded(FleetOptions.text(each, "state"), 15) + "  "
                                    + Columns.padded(FleetOptions.text(each, "mode"), 7) + "  " + tags(each))
                            .stripTrailing());
        }
        if (domains.isEmpty()) {
            surroundings.out().println("no domain; 'sealpost fleet add' has one watched");
        }
    }

    private static String tags(Map<?, ?> domain) {
        var words = new ArrayList<String>();
        if (domain.get("tags") instanceof List<?> tags) {
            tags.forEach(each -> words.add(Shown.text(String.valueOf(each))));
        }
        return String.join(", ", words);
    }
}
