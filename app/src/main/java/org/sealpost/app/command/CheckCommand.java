package org.sealpost.app.command;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.sealpost.app.check.Checked;
import org.sealpost.app.check.Checker;
import org.sealpost.app.check.InOrder;
import org.sealpost.app.exit.ExitCode;
import org.sealpost.app.exit.Refusal;
import org.sealpost.app.render.Paint;
import org.sealpost.app.render.ProgressLine;
import org.sealpost.app.render.VerdictJson;
import org.sealpost.app.render.VerdictText;
import org.sealpost.app.render.VerdictText.Detail;
import org.sealpost.check.Outcome;
import org.sealpost.observe.facts.Part;
import org.sealpost.protocol.name.DomainName;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `sealpost check`: what is wrong with a domain, and what to do. With `--lab` and no domain it checks the whole
/// small
/// internet against its expectations.
@Command(
        name = "check",
        description = "Says what is wrong with the MTA-STS, the mail servers and the TLS reporting of a domain, with"
                + " evidence, and what to do.",
        footer = {
            "",
            "Exit codes: 0 pass or not applicable, 1 warn, 2 fail, 3 unknown; of several domains the worst counts:"
                    + " fail, then unknown, then warn."
        },
        mixinStandardHelpOptions = true)
final class CheckCommand implements Callable<Integer> {
    private static final int AT_ONCE = 8;

    private final Surroundings surroundings;

    @Parameters(
            arity = "0..*",
            paramLabel = "DOMAIN",
            description = "A domain that gets mail; '-' reads one a line from standard input, '@FILE' from a file."
                    + " With --lab and none: the self-test over every world.")
    private List<String> arguments = new ArrayList<>();

    @Mixin
    private NetworkOptions network = new NetworkOptions();

    @Option(names = "--format", paramLabel = "FORMAT", description = "${COMPLETION-CANDIDATES} (default: text).")
    private Format format = Format.TEXT;

    @Option(
            names = "--without",
            split = ",",
            paramLabel = "PART",
            converter = PartConverter.class,
            description = "Leave a part out: record, policy, mx, smtp, dane, tls-rpt or name-servers. What is"
                    + " left out is unknown.")
    private List<Part> without = new ArrayList<>();

    @Option(
            names = "--public-resolver",
            split = ",",
            paramLabel = "HOST[:PORT]",
            description = "A further resolver to ask for the same records, repeatable; says where it answers"
                    + " otherwise. Default: none.")
    private List<String> publicResolvers = new ArrayList<>();

    @Option(
            names = "--allow-private",
            description = "Also connect to private and loopback addresses that DNS names; so do --https-port and"
                    + " --smtp-port with other ports than senders use.")
    private boolean allowPrivate;

    @Option(
            names = "--color",
            paramLabel = "WHEN",
            description = "${COMPLETION-CANDIDATES} (default: auto, which heeds NO_COLOR).")
    private ColourWhen colour = ColourWhen.AUTO;

    @Option(
            names = {"-v", "--verbose"},
            description = "Show everything that was seen: DNS trails, HTTP answers, chains, transcripts.")
    private boolean verbose;

    CheckCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        var wiring = new Wiring(surroundings, network, without(), allowPrivate).withPublicResolvers(publicResolvers);
        if (network.lab()) {
            return new LabCheck(surroundings, wiring, colour.colour(surroundings), format).run(arguments, this::check);
        }
        List<DomainName> domains = DomainArguments.read(arguments, surroundings.in());
        if (domains.isEmpty()) {
            throw new Refusal(ExitCode.USAGE, "a domain is missing; see 'sealpost check --help'");
        }
        try (var progress = progress(domains.size());
                Checker checker = wiring.checker(progress)) {
            return check(domains, checker, progress);
        }
    }

    private int check(List<DomainName> domains, Checker checker, ProgressLine progress) {
        List<Outcome> outcomes = switch (format) {
            case TEXT -> text(domains, checker, progress);
            case JSON -> json(domains, checker, progress);
        };
        return worst(outcomes).number();
    }

    private List<Outcome> text(List<DomainName> domains, Checker checker, ProgressLine progress) {
        boolean single = domains.size() == 1;
        Detail detail = verbose ? Detail.VERBOSE : single ? Detail.CALM : Detail.BRIEF;
        var text = new VerdictText(new FindingPages(), new Paint(colour.colour(surroundings)), detail);
        List<Outcome> outcomes = new ArrayList<>();
        InOrder.run(domains, AT_ONCE, checker::check, checked -> {
            progress.clear();
            surroundings.out().print(text.render(checked.verdict(), checked.facts()));
            surroundings.out().print(single ? "" : "\n");
            surroundings.out().flush();
            outcomes.add(checked.verdict().outcome());
            progress.finished();
        });
        progress.clear();
        if (!single) {
            surroundings.out().print(text.summary(outcomes));
        }
        return outcomes;
    }

    private List<Outcome> json(List<DomainName> domains, Checker checker, ProgressLine progress) {
        List<Outcome> outcomes = new ArrayList<>();
        try (var json = new VerdictJson(new FindingPages(), surroundings.out())) {
            InOrder.run(domains, AT_ONCE, checker::check, (Checked checked) -> {
                progress.clear();
                json.add(checked.verdict(), checked.facts());
                outcomes.add(checked.verdict().outcome());
                progress.finished();
            });
        }
        return outcomes;
    }

    private ProgressLine progress(int total) {
        return new ProgressLine(surroundings.err(), surroundings.terminal(), total);
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
