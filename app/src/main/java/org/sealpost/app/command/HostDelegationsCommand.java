package org.sealpost.app.command;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.sealpost.app.exit.ExitCode;
import org.sealpost.app.publish.Outlook;
import org.sealpost.app.render.Paint;
import org.sealpost.app.render.host.DelegationJson;
import org.sealpost.app.render.host.DelegationText;
import org.sealpost.app.store.HostStore;
import org.sealpost.host.delegation.Delegation;
import org.sealpost.host.delegation.DelegationCheck;
import org.sealpost.host.delegation.Pointing;
import org.sealpost.host.delegation.Purpose;
import org.sealpost.host.delegation.Tombstone;
import org.sealpost.protocol.name.DomainName;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `sealpost host delegations`: which domains are ours to serve, and whether their records lead here.
@Command(
        name = "delegations",
        description = {
            "Lists the domains that were taken over, and what is left of those that went. With --check, looks where the"
                    + " CNAME records of each lead.",
            "Ends with 0 when all that is needed leads here, 2 when something does not, 3 when DNS did not say."
        },
        mixinStandardHelpOptions = true)
final class HostDelegationsCommand implements Callable<Integer> {
    private static final Duration LIMIT = Duration.ofSeconds(30);

    private final Surroundings surroundings;

    @Parameters(paramLabel = "DOMAIN", arity = "0..*", description = "Only these; - reads a list.")
    private List<String> domains = List.of();

    @Option(names = "--check", description = "Look where the records lead.")
    private boolean check;

    @Mixin
    private StoreOptions store = new StoreOptions();

    @Mixin
    private LookOptions look = new LookOptions();

    @Option(names = "--format", paramLabel = "FORMAT", description = "${COMPLETION-CANDIDATES} (default: text).")
    private Format format = Format.TEXT;

    @Mixin
    private ColourOption colour = new ColourOption();

    HostDelegationsCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        Set<DomainName> only = Set.copyOf(DomainArguments.read(domains, surroundings.in()));
        List<Delegation> delegations;
        List<Tombstone> ended;
        try (HostStore kept = new HeldAlready(store, surroundings).host()) {
            delegations = kept.delegations().all().stream()
                    .filter(each -> only.isEmpty() || only.contains(each.domain()))
                    .toList();
            ended = kept.delegations().tombstones().stream()
                    .filter(each ->
                            only.isEmpty() || only.contains(each.delegation().domain()))
                    .toList();
        }
        Map<Delegation, Map<Purpose, Pointing>> seen = check ? seen(delegations) : Map.of();
        switch (format) {
            case TEXT -> print(delegations, seen, ended);
            case JSON -> DelegationJson.write(delegations, seen, ended, surroundings.out());
        }
        return code(seen).number();
    }

    private Map<Delegation, Map<Purpose, Pointing>> seen(List<Delegation> delegations) {
        var all = new LinkedHashMap<Delegation, Map<Purpose, Pointing>>();
        try (Outlook outlook = new Wiring(surroundings, new NetworkOptions(look), Set.of()).outlook()) {
            var looking = new DelegationCheck(outlook.dns(), LIMIT);
            delegations.forEach(each -> all.put(each, looking.look(each)));
        }
        return all;
    }

    private void print(
            List<Delegation> delegations, Map<Delegation, Map<Purpose, Pointing>> seen, List<Tombstone> ended) {
        var paint = new Paint(colour.colour(surroundings));
        Instant now = surroundings.clock().instant();
        delegations.forEach(each ->
                surroundings.out().print(DelegationText.standing(each, seen.getOrDefault(each, Map.of()), paint)));
        ended.forEach(each -> surroundings.out().print(DelegationText.ended(each, now, paint)));
        if (delegations.isEmpty() && ended.isEmpty()) {
            surroundings.out().println("no domain was taken over");
        }
    }

    private static ExitCode code(Map<Delegation, Map<Purpose, Pointing>> seen) {
        List<Pointing> needed = seen.values().stream()
                .flatMap(records -> records.entrySet().stream())
                .filter(each -> !each.getKey().isOptional())
                .map(Map.Entry::getValue)
                .toList();
        if (needed.stream().anyMatch(each -> each instanceof Pointing.Absent || each instanceof Pointing.Elsewhere)) {
            return ExitCode.FAIL;
        }
        return needed.stream().anyMatch(Pointing.Unknown.class::isInstance) ? ExitCode.UNKNOWN : ExitCode.PASS;
    }
}
