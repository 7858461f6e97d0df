package org.sealpost.app.command;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.sealpost.app.exit.ExitCode;
import org.sealpost.app.exit.Refusal;
import org.sealpost.app.render.Paint;
import org.sealpost.app.render.Shown;
import org.sealpost.app.render.host.DelegationJson;
import org.sealpost.app.render.host.DelegationText;
import org.sealpost.app.store.HostStore;
import org.sealpost.host.delegation.Delegation;
import org.sealpost.host.delegation.DelegationStore;
import org.sealpost.host.delegation.Delegations;
import org.sealpost.protocol.name.DomainName;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `sealpost host delegate`: takes a domain over.
@Command(
        name = "delegate",
        description = {
            "Says which CNAME records a domain's owner sets, once, so that its policy is served here and its id is"
                    + " written here (RFC 8461 §8.2). Their targets cannot be guessed: a record that leads to one proves"
                    + " who set it. Asked again, the answer is the same."
        },
        mixinStandardHelpOptions = true)
final class HostDelegateCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Parameters(paramLabel = "DOMAIN", arity = "1..*", description = "The domains; - reads a list.")
    private List<String> domains = List.of();

    @Mixin
    private HostZoneOption zone = new HostZoneOption();

    @Option(
            names = "--tenant",
            paramLabel = "NAME",
            description = "Whose domains these are; tenants take turns when certificates are ordered.")
    private String tenant = "";

    @Mixin
    private StoreOptions store = new StoreOptions();

    @Option(names = "--format", paramLabel = "FORMAT", description = "${COMPLETION-CANDIDATES} (default: text).")
    private Format format = Format.TEXT;

    @Mixin
    private ColourOption colour = new ColourOption();

    HostDelegateCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        List<DomainName> names = DomainArguments.read(domains, surroundings.in());
        var made = new ArrayList<Delegation>();
        try (HostStore kept = store.openHost(surroundings)) {
            var delegations = new Delegations(
                    kept.delegations(),
                    zone.zone()
                            .orElseThrow(() -> new Refusal(
                                    ExitCode.USAGE, "name the zone that is yours by --host-zone host.example")),
                    new SecureRandom(),
                    surroundings.clock());
            names.forEach(name -> refuseOthers(name, kept.delegations()));
            names.forEach(name -> made.add(delegations.open(tenant, name)));
        }
        switch (format) {
            case TEXT -> {
                var paint = new Paint(colour.colour(surroundings));
                made.forEach(each -> surroundings.out().print(DelegationText.toSet(each, paint)));
            }
            case JSON -> DelegationJson.write(made, Map.of(), List.of(), surroundings.out());
        }
        return ExitCode.PASS.number();
    }

    /// Whoever runs the host says whose a domain is, not whoever asks first.
    private void refuseOthers(DomainName name, DelegationStore delegations) {
        delegations.of(name).stream()
                .filter(each -> !each.tenant().equals(tenant))
                .findFirst()
                .ifPresent(other -> {
                    throw new Refusal(
                            ExitCode.USAGE,
                            name + " is delegated for the tenant " + Shown.quoted(other.tenant())
                                    + "; off-board it there first");
                });
    }
}
