package org.sealpost.app.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.sealpost.app.exit.ExitCode;
import org.sealpost.app.remote.Fleet;
import org.sealpost.app.render.Columns;
import org.sealpost.protocol.name.DomainName;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `sealpost fleet alerts`.
@Command(
        name = "alerts",
        description = "Shows the alerts that stand. The first column is what 'sealpost fleet take' takes.",
        footer = {"", "Exit codes: 0 when there is none, 1 for notices and warnings, 2 when one is urgent."},
        mixinStandardHelpOptions = true)
final class FleetAlertsCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Mixin
    private FleetOptions options = new FleetOptions();

    @Parameters(arity = "0..1", paramLabel = "DOMAIN", description = "Only those of this domain.")
    private List<String> arguments = new ArrayList<>();

    FleetAlertsCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        Optional<DomainName> domain =
                DomainArguments.read(arguments, surroundings.in()).stream().findFirst();
        try (Fleet fleet = options.open(surroundings)) {
            List<Map<?, ?>> alerts = fleet.alerts(domain);
            if (!options.shown(alerts, surroundings.out())) {
                alerts.forEach(this::show);
                if (alerts.isEmpty()) {
                    surroundings.out().println("Nothing to do.");
                }
            }
            boolean urgent = alerts.stream().anyMatch(each -> "page".equals(each.get("level")));
            ExitCode standing = urgent ? ExitCode.FAIL : ExitCode.WARN;
            return (alerts.isEmpty() ? ExitCode.PASS : standing).number();
        }
    }

    private void show(Map<?, ?> alert) {
        surroundings
                .out()
                .println(FleetOptions.text(alert, "id") + "  " + Columns.padded(FleetOptions.text(alert, "level"), 7)
                        + "  " + FleetOptions.text(alert, "domain") + "  " + FleetOptions.text(alert, "title"));
    }
}
