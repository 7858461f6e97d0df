package org.sealpost.app.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.sealpost.app.exit.ExitCode;
import org.sealpost.app.exit.Refusal;
import org.sealpost.app.remote.Fleet;
import org.sealpost.app.render.Words;
import org.sealpost.protocol.name.DomainName;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `sealpost fleet add`.
@Command(name = "add", description = "Has domains watched.", mixinStandardHelpOptions = true)
final class FleetAddCommand implements Callable<Integer> {
    private static final int AT_ONCE = 500;

    private final Surroundings surroundings;

    @Mixin
    private FleetOptions options = new FleetOptions();

    @Parameters(
            arity = "1..*",
            paramLabel = "DOMAIN",
            description = "A domain; '-' reads one a line from standard input, '@FILE' from a file.")
    private List<String> arguments = new ArrayList<>();

    @Option(names = "--tag", split = ",", paramLabel = "WORD", description = "A word to choose them by, repeatable.")
    private List<String> tags = new ArrayList<>();

    FleetAddCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        List<DomainName> domains = DomainArguments.read(arguments, surroundings.in());
        var became = new ArrayList<Map<?, ?>>();
        try (Fleet fleet = options.open(surroundings)) {
            for (int from = 0; from < domains.size(); from += AT_ONCE) {
                became.addAll(fleet.add(domains.subList(from, Math.min(from + AT_ONCE, domains.size())), tags));
            }
        }
        if (!options.shown(became, surroundings.out())) {
            surroundings
                    .out()
                    .println(Words.count(count(became, "added"), "domain is", "domains are") + " watched from now on; "
                            + count(became, "known") + " were already.");
        }
        List<String> taken = became.stream()
                .filter(each -> "taken".equals(each.get("outcome")))
                .map(each -> FleetOptions.text(each, "domain"))
                .toList();
        if (!taken.isEmpty()) {
            throw new Refusal(
                    ExitCode.FAIL, String.join(", ", taken) + " cannot be added: it is watched for somebody else");
        }
        return ExitCode.PASS.number();
    }

    private static int count(List<Map<?, ?>> became, String outcome) {
        return (int) became.stream()
                .filter(each -> outcome.equals(each.get("outcome")))
                .count();
    }
}
