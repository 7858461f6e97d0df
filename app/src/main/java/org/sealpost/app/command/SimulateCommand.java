package org.sealpost.app.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.sealpost.app.check.LabCheckers;
import org.sealpost.app.exit.ExitCode;
import org.sealpost.app.exit.Refusal;
import org.sealpost.app.render.Paint;
import org.sealpost.app.render.ProgressLine;
import org.sealpost.app.render.Shown;
import org.sealpost.app.render.SimulationJson;
import org.sealpost.app.render.SimulationText;
import org.sealpost.check.MailSeen;
import org.sealpost.check.Reading;
import org.sealpost.check.sender.Fate;
import org.sealpost.check.sender.SenderKind;
import org.sealpost.check.sender.Simulation;
import org.sealpost.check.sender.WhatIf;
import org.sealpost.check.time.OlderPolicy;
import org.sealpost.lab.Lab;
import org.sealpost.observe.Observer;
import org.sealpost.observe.ObserverOptions;
import org.sealpost.observe.facts.DomainFacts;
import org.sealpost.observe.smtp.MailAddress;
import org.sealpost.protocol.mtasts.PolicyId;
import org.sealpost.protocol.mtasts.StsPolicy;
import org.sealpost.protocol.name.DomainName;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `sealpost simulate`: what becomes of a message for a domain, by the kind of server that sends it; with `--send` a
/// real one.
@Command(
        name = "simulate",
        description = "Says what each kind of sending server does with a message for a domain now: which mail server it"
                + " tries in which order, over what TLS, and what it would report.",
        footer = {
            "",
            "Exit codes: 0 every kind delivers, those that know MTA-STS over authenticated TLS, the others over TLS;"
                    + " also for a domain that takes no mail; 1 some kind delivers with less; 2 some kind does not"
                    + " deliver; 3 it cannot be told of some kind, and none is known to fail.",
            "With --send: 0 delivered, 2 not delivered, 3 to be tried later (4yz)."
        },
        mixinStandardHelpOptions = true)
final class SimulateCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Parameters(
            arity = "0..1",
            paramLabel = "DOMAIN",
            description = "A domain that gets mail; with --lab the name of a world, too.")
    private Optional<String> argument = Optional.empty();

    @Mixin
    private NetworkOptions network = new NetworkOptions();

    @Option(names = "--format", paramLabel = "FORMAT", description = "${COMPLETION-CANDIDATES} (default: text).")
    private Format format = Format.TEXT;

    @Option(
            names = "--sender",
            paramLabel = "KIND",
            converter = SenderConverter.class,
            description = "Only this kind: opportunistic, mta-sts, mta-sts-cached, dane, dane-mta-sts or strict.")
    private Optional<SenderKind> sender = Optional.empty();

    @Option(names = "--policy", paramLabel = "FILE", description = "As if this policy were published, with a new id.")
    private Optional<Path> policy = Optional.empty();

    @Option(
            names = "--mx",
            split = ",",
            paramLabel = "HOST",
            description = "As if these were the MX hosts, the first preferred. They are looked at.")
    private List<String> mx = new ArrayList<>();

    @Option(
            names = "--cached-policy",
            paramLabel = "FILE",
            description =
                    "The older policy that the sender 'mta-sts-cached' holds. Default: the newest that earlier checks"
                            + " saw, that is another one than now and that a sender may still hold; without one"
                            + " there is no such sender.")
    private Optional<Path> cachedPolicy = Optional.empty();

    @Mixin
    private HeldPolicy history = new HeldPolicy();

    @Option(
            names = "--cached-id",
            paramLabel = "ID",
            description = "The id of the record when that policy was fetched. Default: another one than now.")
    private Optional<String> cachedId = Optional.empty();

    @Option(
            names = "--send",
            paramLabel = "ADDRESS",
            description = "Deliver one real test message to this address by the rules of --sender (default: mta-sts).")
    private Optional<String> send = Optional.empty();

    @Option(
            names = "--from",
            paramLabel = "ADDRESS",
            description = "Sender of the test message. Default: postmaster at the name of this machine.")
    private Optional<String> from = Optional.empty();

    @Option(names = "--yes", description = "Send without asking.")
    private boolean yes;

    @Mixin
    private ColourOption colour = new ColourOption();

    SimulateCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        refuseWhatDoesNotFit();
        var wiring = new Wiring(surroundings, network, Set.of());
        if (!network.lab()) {
            return run(domain(argument), wiring.options());
        }
        try (Lab lab = LabStart.start(surroundings);
                var progress = progress();
                var checkers = new LabCheckers(lab, wiring.options(), new WaitingFor(progress))) {
            DomainName domain = domain(argument.map(name -> lab.worlds().stream()
                    .filter(world -> world.name().equals(name))
                    .map(world -> world.domain().ascii())
                    .findFirst()
                    .orElse(name)));
            return run(domain, checkers.options(domain));
        }
    }

    private void refuseWhatDoesNotFit() {
        if (send.isPresent() && (policy.isPresent() || !mx.isEmpty())) {
            throw new Refusal(ExitCode.USAGE, "a real message goes where it goes: --send has no --policy and no --mx");
        }
        if (send.isEmpty() && (from.isPresent() || yes)) {
            throw new Refusal(ExitCode.USAGE, "--from and --yes belong to --send");
        }
        if (cachedPolicy.isEmpty() && (cachedId.isPresent() || (cachedSender() && !history.on(network.ownNetwork())))) {
            throw nothingHeld();
        }
    }

    private boolean cachedSender() {
        return sender.equals(Optional.of(SenderKind.MTA_STS_CACHED));
    }

    private static Refusal nothingHeld() {
        return new Refusal(ExitCode.USAGE, "the policy that the sender holds is missing: --cached-policy FILE");
    }

    private DomainName domain(Optional<String> named) {
        Optional<DomainName> ofAddress = recipient().map(MailAddress::domain);
        if (named.isEmpty()) {
            return ofAddress.orElseThrow(
                    () -> new Refusal(ExitCode.USAGE, "a domain is missing; see 'sealpost simulate --help'"));
        }
        DomainName domain =
                DomainArguments.read(List.of(named.get()), surroundings.in()).getFirst();
        if (ofAddress.filter(other -> !other.equals(domain)).isPresent()) {
            throw new Refusal(ExitCode.USAGE, "the address of --send is not at " + domain);
        }
        return domain;
    }

    private Optional<MailAddress> recipient() {
        return send.map(text -> address("--send", text));
    }

    private static MailAddress address(String option, String text) {
        return MailAddress.of(text)
                .orElseThrow(() -> new Refusal(
                        ExitCode.USAGE, option + " " + Shown.quoted(text) + " is no address such as you@example.org"));
    }

    private int run(DomainName domain, ObserverOptions options) {
        WhatIf given = whatIf();
        List<DomainName> hosts = mx.isEmpty() ? List.of() : DomainArguments.read(mx, surroundings.in());
        Optional<TestMessage> message = recipient()
                .map(to -> TestMessage.confirmed(
                        surroundings,
                        options,
                        from.map(text -> address("--from", text)),
                        to,
                        sender.orElse(SenderKind.MTA_STS),
                        yes));
        DomainFacts facts = look(domain, hosts, options);
        Optional<OlderPolicy> held = given.cached().isEmpty() && history.on(network.ownNetwork())
                ? history.find(facts, surroundings)
                : Optional.empty();
        WhatIf whatIf = held.map(
                        older -> new WhatIf(given.published(), Optional.of(older.policy()), Optional.of(older.id())))
                .orElse(given);
        if (cachedSender() && whatIf.cached().isEmpty()) {
            throw nothingHeld();
        }
        var reading = Reading.of(facts);
        if (message.isPresent()) {
            var kind = sender.orElse(SenderKind.MTA_STS);
            return new TestDelivery(surroundings.out(), options)
                    .run(message.get(), reading, Simulation.of(kind, reading, whatIf))
                    .number();
        }
        List<Simulation> simulations = sender.map(kind -> List.of(Simulation.of(kind, reading, whatIf)))
                .orElseGet(() -> Simulation.all(reading, whatIf));
        switch (format) {
            case TEXT ->
                surroundings
                        .out()
                        .print(new SimulationText(new Paint(colour.colour(surroundings)))
                                .render(domain, facts.observedAt(), held, simulations));
            case JSON ->
                new SimulationJson(surroundings.out())
                        .write(new SimulationJson.Document(
                                SimulationJson.SCHEMA,
                                domain,
                                facts.observedAt(),
                                hosts,
                                whatIf,
                                held.map(OlderPolicy::seenAt),
                                simulations));
        }
        return exitCode(reading, simulations).number();
    }

    private DomainFacts look(DomainName domain, List<DomainName> hosts, ObserverOptions options) {
        try (var progress = progress();
                Observer observer = Observer.open(options)) {
            var listener = new WaitingFor(progress);
            DomainFacts facts = observer.observe(domain, listener);
            return hosts.isEmpty() ? facts : facts.withMail(observer.observeMail(domain, hosts, listener));
        } catch (IllegalArgumentException untrustable) {
            throw new Refusal(ExitCode.USAGE, Shown.text(String.valueOf(untrustable.getMessage())));
        }
    }

    private WhatIf whatIf() {
        var files = new PolicyFiles(surroundings.directory());
        Optional<StsPolicy> held = cachedPolicy.map(files::policy);
        Optional<PolicyId> id = cachedId.map(text -> PolicyId.parse(text)
                .orElseThrow(() -> new Refusal(
                        ExitCode.USAGE, "--cached-id " + Shown.quoted(text) + " is not 1 to 32 letters or digits")));
        return new WhatIf(policy.map(files::text), held, id);
    }

    private ProgressLine progress() {
        return new ProgressLine(surroundings.err(), surroundings.terminal(), 1);
    }

    /// A kind that fails counts before one of which it cannot be told, and that before one that delivers with less
    /// than it can. A domain that takes no mail is none to judge.
    static ExitCode exitCode(Reading reading, Collection<Simulation> simulations) {
        if (reading.mail() instanceof MailSeen.NullMx || reading.mail() instanceof MailSeen.NoMail) {
            return ExitCode.PASS;
        }
        if (simulations.stream()
                .anyMatch(one -> one.fate() instanceof Fate.Deferred || one.fate() instanceof Fate.Bounced)) {
            return ExitCode.FAIL;
        }
        if (simulations.stream().anyMatch(one -> one.fate() instanceof Fate.CannotTell)) {
            return ExitCode.UNKNOWN;
        }
        return simulations.stream().allMatch(Simulation::asWellAsItCan) ? ExitCode.PASS : ExitCode.WARN;
    }
}
