package org.sealpost.app.command;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.sealpost.app.exit.ExitCode;
import org.sealpost.app.exit.Refusal;
import org.sealpost.app.reports.PublishedPolicies;
import org.sealpost.app.store.SqlReportStore;
import org.sealpost.protocol.mtasts.StsPolicy;
import org.sealpost.protocol.name.DomainName;
import org.sealpost.reports.PolicyEcho;
import org.sealpost.reports.decision.Confirmation;
import org.sealpost.reports.readiness.Published;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `sealpost reports confirm`: a person takes the rest of the risk for a domain with little mail.
@Command(
        name = "confirm",
        description =
                "Confirms, in the name of a person, that a domain with too little mail for figures may enforce the"
                        + " policy that it publishes now, once everything else is good. It says nothing about another policy.",
        mixinStandardHelpOptions = true)
final class ReportsConfirmCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Parameters(paramLabel = "DOMAIN", description = "The domain.")
    private String domain = "";

    @Mixin
    private PersonOption person = new PersonOption();

    @Mixin
    private StoreOptions store = new StoreOptions();

    ReportsConfirmCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        DomainName name =
                DomainArguments.read(List.of(domain), surroundings.in()).getFirst();
        List<Published> published =
                PublishedPolicies.of(store.past(surroundings).apply(name));
        Optional<StsPolicy> policy =
                published.isEmpty() ? Optional.empty() : published.getLast().policy();
        PolicyEcho.Of echo = PolicyEcho.of(policy.orElseThrow(() -> new Refusal(
                ExitCode.UNKNOWN,
                "no check has seen a policy of " + name + "; run 'sealpost check " + name + "' first")));
        try (SqlReportStore reports = new HeldAlready(store, surroundings).reports()) {
            reports.confirm(new Confirmation(
                    name, echo, person.name(), surroundings.clock().instant()));
        }
        surroundings.out().println(name + ": confirmed for the hosts " + String.join(", ", echo.mx()));
        return ExitCode.PASS.number();
    }
}
