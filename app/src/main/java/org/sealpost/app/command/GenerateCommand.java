package org.sealpost.app.command;

import java.nio.file.Path;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.sealpost.app.check.LabCheckers;
import org.sealpost.app.exit.ExitCode;
import org.sealpost.app.exit.Refusal;
import org.sealpost.app.generate.Seen;
import org.sealpost.app.render.GenerateJson;
import org.sealpost.app.render.GenerateText;
import org.sealpost.app.render.Paint;
import org.sealpost.app.render.ProgressLine;
import org.sealpost.app.render.Shown;
import org.sealpost.lab.Lab;
import org.sealpost.observe.Observer;
import org.sealpost.observe.ObserverOptions;
import org.sealpost.observe.facts.Part;
import org.sealpost.protocol.name.DomainName;
import org.sealpost.publish.ReadyFile;
import org.sealpost.publish.emit.Language;
import org.sealpost.publish.generate.Generated;
import org.sealpost.publish.generate.Generator;
import org.sealpost.publish.generate.Request;
import org.sealpost.publish.recipe.Kit;
import org.sealpost.publish.recipe.Target;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `sealpost generate`: what a domain publishes for MTA-STS and TLS reports, in every form that somebody needs.
@Command(
        name = "generate",
        description = {
            "Makes the policy, its id and the records of a domain, and with --output a folder with all files: the"
                    + " policy, the records, the configuration of the server, a checklist and a script that verifies.",
            "Asks on a terminal for what no option says. It publishes nothing."
        },
        footer = {
            "",
            "Exit codes: 0 made; 1 made, with something to mind; 2 refused, with the reason; 3 DNS does not tell where"
                    + " mail goes now, and nobody said it."
        },
        mixinStandardHelpOptions = true)
final class GenerateCommand implements Callable<Integer> {
    /// What generating has no use for.
    private static final Set<Part> NOT_NEEDED =
            EnumSet.of(Part.SMTP, Part.DANE, Part.AUTHENTICATION, Part.NAME_SERVERS);

    private final Surroundings surroundings;

    @Parameters(paramLabel = "DOMAIN", description = "A domain that gets mail.")
    private String argument = "";

    @Mixin
    private GenerateOptions wanted = new GenerateOptions();

    @Option(
            names = "--emit",
            split = ",",
            paramLabel = "LANGUAGE",
            converter = WordConverters.OfLanguage.class,
            description =
                    "The records in a language, repeatable, and without --output nothing else: table, zone, nsupdate,"
                            + " terraform-route53, terraform-cloudflare, terraform-dns, dnscontrol, octodns or json.")
    private List<Language> languages = List.of();

    @Option(
            names = "--recipe",
            split = ",",
            paramLabel = "PLACE",
            converter = WordConverters.OfTarget.class,
            description =
                    "The files of a place that serves the policy, repeatable: nginx, apache, caddy, reverse-proxy,"
                            + " cloudflare-worker, cloudflare-pages, github-pages, s3-cloudfront, api-gateway,"
                            + " azure-static-web-apps, azure-function, netlify, vercel or sealpost-host.")
    private List<Target> recipes = List.of();

    @Option(names = "--output", paramLabel = "DIR", description = "Write all files into this folder.")
    private Optional<Path> output = Optional.empty();

    @Option(names = "--overwrite", description = "Replace files that are in the folder already.")
    private boolean overwrite;

    @Option(names = "--no-lookup", description = "Look at nothing: make it of the options alone.")
    private boolean noLookup;

    @Option(names = "--no-questions", description = "Ask nothing, also on a terminal.")
    private boolean noQuestions;

    @Mixin
    private NetworkOptions network = new NetworkOptions();

    @Option(names = "--format", paramLabel = "FORMAT", description = "${COMPLETION-CANDIDATES} (default: text).")
    private Format format = Format.TEXT;

    @Mixin
    private ColourOption colour = new ColourOption();

    GenerateCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        if (overwrite && output.isEmpty()) {
            throw new Refusal(ExitCode.USAGE, "--overwrite belongs to --output");
        }
        DomainName domain =
                DomainArguments.read(List.of(argument), surroundings.in()).getFirst();
        Seen seen = noLookup ? Seen.NOTHING : look(domain);
        if (seen.mail() == Seen.Mail.NOT_KNOWN && wanted.observedMx()) {
            return unknown(domain);
        }
        boolean asks = surroundings.terminal() && !noQuestions && format == Format.TEXT;
        var reader = new RequestReader(
                surroundings, domain, wanted, asks ? Optional.of(new Questions(surroundings)) : Optional.empty(), seen);
        Optional<Request> request = reader.read();
        Generated generated = request.map(complete ->
                        Generator.generate(complete, surroundings.clock().instant()))
                .orElseGet(() -> new Generated.Refused(reader.objections()));
        return switch (generated) {
            case Generated.Made made -> made(made).number();
            case Generated.Refused refused -> {
                switch (format) {
                    case TEXT -> surroundings.out().print(text().refused(domain, refused));
                    case JSON -> new GenerateJson(surroundings.out()).write(domain, refused);
                }
                yield ExitCode.FAIL.number();
            }
        };
    }

    private int unknown(DomainName domain) {
        surroundings
                .err()
                .println("sealpost: DNS does not tell where mail for " + domain
                        + " goes now; say it with --mx, or try again");
        return ExitCode.UNKNOWN.number();
    }

    private ExitCode made(Generated.Made made) {
        Set<Language> forms = new LinkedHashSet<>(languages);
        if (output.isPresent() && forms.isEmpty()) {
            forms.addAll(EnumSet.allOf(Language.class));
        }
        List<ReadyFile> files = Kit.files(made.draft(), forms, new LinkedHashSet<>(recipes));
        output.ifPresent(folder -> new OutputFolder(surroundings.directory().resolve(folder), overwrite).write(files));
        switch (format) {
            case JSON -> new GenerateJson(surroundings.out()).write(made, files);
            case TEXT -> write(made, files);
        }
        return made.advice().stream().anyMatch(advice -> advice.kind().warning()) ? ExitCode.WARN : ExitCode.PASS;
    }

    private void write(Generated.Made made, List<ReadyFile> files) {
        if (output.isPresent()) {
            surroundings.out().print(text().made(made));
            surroundings.out().print(text().written(output.get().toString(), files));
        } else if (!languages.isEmpty() || !recipes.isEmpty()) {
            surroundings
                    .err()
                    .print(text().minded(made.advice().stream()
                            .filter(advice -> advice.kind().warning())
                            .toList()));
            bare(made);
        } else {
            surroundings.out().print(text().shown(made));
        }
    }

    /// The texts alone, so that they can be handed on.
    private void bare(Generated.Made made) {
        for (Language language : new LinkedHashSet<>(languages)) {
            language.emit(made.draft().publication())
                    .forEach(file -> surroundings.out().print(file.text()));
        }
        for (Target target : new LinkedHashSet<>(recipes)) {
            List<ReadyFile> files = target.files(made.draft());
            for (ReadyFile file : files) {
                if (files.size() > 1) {
                    surroundings.out().println("==> " + file.path() + " <==");
                }
                surroundings.out().print(file.text());
            }
        }
    }

    private GenerateText text() {
        return new GenerateText(new Paint(colour.colour(surroundings)));
    }

    private Seen look(DomainName domain) {
        var wiring = new Wiring(surroundings, network, NOT_NEEDED);
        if (!network.lab()) {
            return look(domain, wiring.options());
        }
        try (Lab lab = LabStart.start(surroundings);
                var progress = progress();
                var checkers = new LabCheckers(lab, wiring.options(), new WaitingFor(progress))) {
            return look(domain, checkers.options(domain));
        }
    }

    private Seen look(DomainName domain, ObserverOptions options) {
        try (var progress = progress();
                Observer observer = Observer.open(options)) {
            return Seen.of(observer.observe(domain, new WaitingFor(progress)));
        } catch (IllegalArgumentException untrustable) {
            throw new Refusal(ExitCode.USAGE, Shown.text(String.valueOf(untrustable.getMessage())));
        }
    }

    private ProgressLine progress() {
        return new ProgressLine(surroundings.err(), surroundings.terminal(), 1);
    }
}
