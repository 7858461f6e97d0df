package org.sealpost.app.command;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.sealpost.app.check.Since;
import org.sealpost.app.exit.ExitCode;
import org.sealpost.app.exit.Refusal;
import org.sealpost.app.form.FormFault;
import org.sealpost.app.render.FactsDocuments;
import org.sealpost.app.render.Shown;
import org.sealpost.check.Judge;
import org.sealpost.check.expect.Expectation;
import org.sealpost.observe.facts.DomainFacts;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
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

    @Mixin
    private ReportOptions reporting = new ReportOptions();

    JudgeCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        List<DomainFacts> all =
                files.stream().flatMap(file -> facts(file).stream()).toList();
        try (var output = new RunOutput(
                surroundings,
                reporting,
                all.size() == 1,
                reporting.colour(surroundings),
                EarlierResults.none(),
                Expectation.NONE)) {
            all.forEach(facts -> output.add(Judge.judge(facts), facts, () -> Since.NOTHING));
            return output.end();
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
