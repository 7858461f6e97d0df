package org.sealpost.app.serve;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.sealpost.app.check.Checked;
import org.sealpost.app.generate.Seen;
import org.sealpost.app.page.GeneratorPage;
import org.sealpost.app.page.GeneratorPage.Choice;
import org.sealpost.app.page.GeneratorPage.Host;
import org.sealpost.app.page.GeneratorPage.Text;
import org.sealpost.app.render.Words;
import org.sealpost.check.Severity;
import org.sealpost.protocol.mtasts.Mode;
import org.sealpost.protocol.mtasts.MxPattern;
import org.sealpost.protocol.name.DomainName;
import org.sealpost.publish.emit.Language;
import org.sealpost.publish.generate.Advice;
import org.sealpost.publish.generate.AgePreset;
import org.sealpost.publish.generate.Draft;
import org.sealpost.publish.generate.Generated;
import org.sealpost.publish.generate.Generator;
import org.sealpost.publish.generate.Objection;
import org.sealpost.publish.generate.ProviderTable;
import org.sealpost.publish.recipe.Runbook;
import org.sealpost.publish.recipe.Target;

/// The page of the generator for a form and what was seen of its domain.
record GeneratorView(GeneratorForm form, Checked checked) {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);

    GeneratorPage page(Instant now) {
        GeneratorForm.Read read = form.read();
        Optional<Generated> generated = read.request().map(request -> Generator.generate(request, now));
        List<String> objections = new ArrayList<>(read.problems());
        Optional<GeneratorPage.Made> made = Optional.empty();
        if (generated.isPresent()) {
            switch (generated.get()) {
                case Generated.Made done -> made = Optional.of(made(done));
                case Generated.Refused(List<Objection> reasons) -> objections.addAll(words(reasons));
            }
        }
        List<Host> hosts = hosts();
        boolean first = form.standing().isEmpty();
        return new GeneratorPage(
                form.domain().ascii(),
                seen(),
                hosts,
                form.mx().stream()
                        .filter(text ->
                                hosts.stream().noneMatch(host -> host.pattern().equals(text)))
                        .toList(),
                modes(),
                ages(),
                first,
                form.enforceFirst(),
                form.rua(),
                places(),
                objections,
                made);
    }

    /// Where nothing is ticked yet, that says it all.
    private static List<String> words(List<Objection> reasons) {
        boolean nothing = reasons.stream().anyMatch(reason -> reason.reason() == Objection.Reason.NO_MX);
        return reasons.stream()
                .filter(reason -> !nothing || reason.reason() != Objection.Reason.MX_NOT_COVERED)
                .map((Objection reason) -> GeneratorWords.objection(reason))
                .toList();
    }

    private String seen() {
        Seen seen = form.seen();
        String mail = switch (seen.mail()) {
            case HOSTS -> Words.count(seen.standing().mx().size(), "MX host", "MX hosts");
            case NONE -> "no mail is taken";
            case NOT_KNOWN -> "DNS did not tell where mail goes";
        };
        String policy =
                form.standing().map(now -> "a policy in " + now.mode().word()).orElse("no MTA-STS policy");
        String reports = seen.destinations().isEmpty() ? "no TLS-RPT" : "TLS-RPT";
        return "We looked at " + TIME.format(checked.verdict().observedAt()) + ": " + policy + ", " + reports + ", "
                + mail + ".";
    }

    private List<Host> hosts() {
        return ProviderTable.propose(form.seen().standing().mx()).stream()
                .flatMap(proposal -> proposal.patterns().stream()
                        .map(pattern -> host(
                                pattern,
                                proposal.provider(),
                                proposal.hosts().stream()
                                        .filter(pattern::matches)
                                        .toList())))
                .toList();
    }

    private Host host(MxPattern pattern, Optional<String> provider, List<DomainName> names) {
        String tone = tone(names);
        String help = Stream.concat(
                        provider.stream(),
                        pattern.wildcard() ? names.stream().map(DomainName::ascii) : Stream.<String>empty())
                .reduce((left, right) -> left + ", " + right)
                .orElse("");
        return new Host(
                pattern.text(),
                form.mx().contains(pattern.text()),
                tone,
                switch (tone) {
                    case "fail" -> "Fails under enforce";
                    case "unknown" -> "TLS not seen";
                    case "warn" -> "To tidy up";
                    default -> "TLS fine";
                },
                help);
    }

    /// The worst that was found about one of them.
    private String tone(List<DomainName> names) {
        return checked.verdict().findings().stream()
                .filter(finding ->
                        names.stream().anyMatch(name -> finding.subject().equals(name.ascii())))
                .map(finding -> finding.code().severity())
                .filter(severity -> severity != Severity.NOTICE)
                .min(Comparator.naturalOrder())
                .map(severity -> switch (severity) {
                    case ERROR -> "fail";
                    case UNKNOWN -> "unknown";
                    case WARNING, NOTICE -> "warn";
                })
                .orElse("pass");
    }

    private List<Choice> modes() {
        return List.of(
                choice(
                        Mode.TESTING,
                        "Testing",
                        "Mail is always delivered. Senders report what enforce would refuse." + " Start here."),
                choice(
                        Mode.ENFORCE,
                        "Enforce",
                        form.standing().isEmpty()
                                ? "Senders refuse a host without valid TLS. As a first policy it needs the tick below."
                                : "Senders refuse a host without valid TLS."),
                choice(Mode.NONE, "None", "Only to take a policy away safely."));
    }

    private Choice choice(Mode mode, String label, String help) {
        return new Choice(mode.word(), label, help, form.mode() == mode);
    }

    private List<Choice> ages() {
        List<Choice> ages = new ArrayList<>();
        boolean preset = false;
        for (AgePreset each : AgePreset.values()) {
            boolean chosen = each.age().equals(form.age());
            preset |= chosen;
            ages.add(new Choice(
                    each.word(),
                    switch (each) {
                        case DAY -> "1 day";
                        case WEEK -> "1 week";
                        case MONTH -> "30 days";
                        case YEAR -> "1 year";
                    },
                    "",
                    chosen));
        }
        if (!preset) {
            ages.add(new Choice(Long.toString(form.age().toSeconds()), Words.duration(form.age()), "", true));
        }
        return ages;
    }

    private List<Choice> places() {
        return Arrays.stream(Target.values())
                .map(target -> new Choice(target.word(), GeneratorWords.name(target), "", target == form.target()))
                .toList();
    }

    private GeneratorPage.Made made(Generated.Made done) {
        Draft draft = done.draft();
        return new GeneratorPage.Made(
                Arrays.stream(Language.values())
                        .map(language -> new GeneratorPage.Form(
                                GeneratorWords.name(language),
                                form.address("/generator", Optional.of(language)),
                                language == form.language()))
                        .toList(),
                form.language().emit(draft.publication()).stream()
                        .map(file -> new Text(file.path(), file.text().strip()))
                        .toList(),
                draft.policyUrl(),
                draft.policy().render().replace("\r\n", "\n").strip(),
                form.target().files(draft).stream()
                        .map(file -> new Text(file.path(), file.text().strip()))
                        .toList(),
                words(done, true),
                words(done, false),
                Runbook.steps(draft).stream()
                        .map(step -> new GeneratorPage.Step(step.title(), step.words(), step.command()))
                        .toList(),
                form.address("/generator/files.zip", Optional.empty()));
    }

    private static List<String> words(Generated.Made made, boolean warnings) {
        return made.advice().stream()
                .filter(advice -> advice.kind().warning() == warnings)
                .map((Advice advice) -> GeneratorWords.advice(advice))
                .toList();
    }
}
