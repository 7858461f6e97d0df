package org.sealpost.app.command;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.sealpost.app.exit.ExitCode;
import org.sealpost.app.exit.Refusal;
import org.sealpost.app.remote.RemoteChecker;
import org.sealpost.app.remote.Server;
import org.sealpost.check.Outcome;
import org.sealpost.observe.facts.Part;
import org.sealpost.protocol.name.DomainName;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `sealpost check`: what is wrong with a domain, and what to do. With `--lab` and no domain it checks the whole
/// small internet against its expectations.
@Command(
        name = "check",
        description = "Says what is wrong with the MTA-STS, the mail servers and the TLS reporting of a domain, with"
                + " evidence, and what to do.",
        footer = {
            "",
            "Exit codes: 0 pass or not applicable, 1 warn, 2 fail, 3 unknown; of several domains the worst counts:"
                    + " fail, then unknown, then warn; --fail-on says which count. What is not as"
                    + " --expect-id, --expect-policy and --expect-mode say counts as a fail."
        },
        mixinStandardHelpOptions = true)
final class CheckCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Parameters(
            arity = "0..*",
            paramLabel = "DOMAIN",
            description = "A domain that gets mail; '-' reads one a line from standard input, '@FILE' from a file."
                    + " With --lab and none: the self-test over every world.")
    private List<String> arguments = new ArrayList<>();

    @Mixin
    private NetworkOptions network = new NetworkOptions();

    @Mixin
    private ReportOptions reporting = new ReportOptions();

    @Mixin
    private ListOptions listing = new ListOptions();

    @Mixin
    private KeptHistory history = new KeptHistory();

    @Mixin
    private ExpectOptions expecting = new ExpectOptions();

    @Mixin
    private WatchOptions watching = new WatchOptions();

    @Mixin
    private ServerOptions server = new ServerOptions();

    @Option(
            names = "--without",
            split = ",",
            paramLabel = "PART",
            converter = PartConverter.class,
            description =
                    "Leave a part out: record, policy, mx, smtp, dane, tls-rpt, name-servers or authentication. What"
                            + " is left out is unknown.")
    private List<Part> without = new ArrayList<>();

    @Option(
            names = "--public-resolver",
            split = ",",
            paramLabel = "HOST[:PORT]",
            description = "A further resolver to ask for the same records, repeatable; says where it answers"
                    + " otherwise. Default: none.")
    private List<String> publicResolvers = new ArrayList<>();

    CheckCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        listing.hold(reporting);
        watching.hold(reporting, listing, network.ownNetwork());
        holdServer();
        var expectation = expecting.expectation(surroundings.directory(), without);
        ExpectOptions.hold(expectation, reporting);
        var wiring = new Wiring(surroundings, network, without()).withPublicResolvers(publicResolvers);
        List<DomainName> listed = DomainList.read(listing, surroundings);
        var run = new CheckRun(
                surroundings,
                reporting,
                listing,
                history,
                // What was seen from elsewhere is no earlier look from here.
                network.ownNetwork() || server.named(),
                reporting.colour(surroundings),
                expectation);
        var rounds = new Rounds(run, wiring, expecting, watching);
        if (network.lab()) {
            rounds.holdSelfTest(!arguments.isEmpty() || !listed.isEmpty());
            return new LabCheck(surroundings, wiring, reporting).run(arguments, listed, rounds::run);
        }
        List<DomainName> domains = DomainArguments.read(arguments, listed, surroundings.in());
        if (domains.isEmpty()) {
            throw new Refusal(
                    ExitCode.USAGE,
                    listing.list().isPresent()
                            ? "the list names no domain"
                            : "a domain is missing; see 'sealpost check --help'");
        }
        Optional<Server> elsewhere = server.server(surroundings);
        return rounds.run(
                domains,
                elsewhere.isEmpty()
                        ? Wiring::checker
                        : (_, _) -> new RemoteChecker(
                                elsewhere.get(), time -> surroundings.pause().pass(time)));
    }

    /// A server looks in its own way.
    private void holdServer() {
        if (server.named()
                && (network.lab() || network.ownNetwork() || !without.isEmpty() || !publicResolvers.isEmpty())) {
            throw new Refusal(
                    ExitCode.USAGE,
                    "a server looks in its own way: leave --lab, --without, --public-resolver and the options of the"
                            + " network out beside --server");
        }
    }

    private Set<Part> without() {
        return new HashSet<>(without);
    }

    /// Of several domains the worst counts: fail, then unknown, then warn.
    static ExitCode worst(Collection<Outcome> outcomes) {
        if (outcomes.contains(Outcome.FAIL)) {
            return ExitCode.FAIL;
        }
        if (outcomes.contains(Outcome.UNKNOWN)) {
            return ExitCode.UNKNOWN;
        }
        return outcomes.contains(Outcome.WARN) ? ExitCode.WARN : ExitCode.PASS;
    }
}
