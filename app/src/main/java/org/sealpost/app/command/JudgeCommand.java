package org.sealpost.app.command;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.sealpost.app.exit.ExitCode;
import org.sealpost.app.exit.Refusal;
import org.sealpost.app.form.FormFault;
import org.sealpost.app.render.FactsDocuments;
import org.sealpost.app.render.Paint;
import org.sealpost.app.render.Shown;
import org.sealpost.app.render.VerdictJson;
import org.sealpost.app.render.VerdictText;
import org.sealpost.app.render.VerdictText.Detail;
import org.sealpost.check.Judge;
import org.sealpost.check.Outcome;
import org.sealpost.check.Verdict;
import org.sealpost.observe.facts.DomainFacts;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `sealpost judge`: the verdict over facts that were saved, without a network, at the time when they were seen.
@Command(
        name = "judge",
        description =
                "Judges facts that 'check --save-facts' or 'check --format json' wrote, without a network and as of"
                        + " the time when they were seen.",
        footer = {"", "Exit codes: those of check; 66 when the file cannot be read or holds no facts."},
        mixinStandardHelpOptions = true)
final class JudgeCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "A file with facts; '-' is standard input.")
    private List<String> files = new ArrayList<>();

    @Option(names = "--format", paramLabel = "FORMAT", description = "text, json (default: text).")
    private Format format = Format.TEXT;

    @Option(
            names = "--color",
            paramLabel = "WHEN",
            description = "${COMPLETION-CANDIDATES} (default: auto, which heeds NO_COLOR).")
    private ColourWhen colour = ColourWhen.AUTO;

    @Option(
            names = {"-v", "--verbose"},
            description = "Show everything that was seen.")
    private boolean verbose;

    JudgeCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        List<DomainFacts> all =
                files.stream().flatMap(file -> facts(file).stream()).toList();
        List<Verdict> verdicts = all.stream().map(Judge::judge).toList();
        switch (format) {
            case TEXT -> text(all, verdicts);
            case JSON -> json(all, verdicts);
        }
        return CheckCommand.worst(verdicts.stream().map(Verdict::outcome).toList())
                .number();
    }

    private void text(List<DomainFacts> all, List<Verdict> verdicts) {
        boolean single = all.size() == 1;
        Detail detail = verbose ? Detail.VERBOSE : single ? Detail.CALM : Detail.BRIEF;
        var text = new VerdictText(new FindingPages(), new Paint(colour.colour(surroundings)), detail);
        for (int i = 0; i < all.size(); i++) {
            surroundings.out().print(text.render(verdicts.get(i), all.get(i)) + (single ? "" : "\n"));
        }
        if (!single) {
            List<Outcome> outcomes = verdicts.stream().map(Verdict::outcome).toList();
            surroundings.out().print(text.summary(outcomes));
        }
    }

    private void json(List<DomainFacts> all, List<Verdict> verdicts) {
        try (var json = new VerdictJson(new FindingPages(), surroundings.out())) {
            for (int i = 0; i < all.size(); i++) {
                json.add(verdicts.get(i), all.get(i));
            }
        }
    }

    private List<DomainFacts> facts(String file) {
        String name = file.equals("-") ? "standard input" : "the file " + Shown.quoted(file);
        try (InputStream in = file.equals("-")
                ? surroundings.in()
                : Files.newInputStream(surroundings.directory().resolve(file))) {
            return FactsDocuments.read(in);
        } catch (FormFault fault) {
            throw new Refusal(
                    ExitCode.INPUT_UNREADABLE,
                    name + " holds no facts as check writes them: " + Shown.text(String.valueOf(fault.getMessage())));
        } catch (IOException unreadable) {
            throw new Refusal(ExitCode.INPUT_UNREADABLE, name + " cannot be read");
        }
    }
}
