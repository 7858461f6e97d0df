package org.sealpost.app.command;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.sealpost.app.exit.ExitCode;
import org.sealpost.app.exit.Refusal;
import org.sealpost.app.render.Nearest;
import org.sealpost.app.render.Shown;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `sealpost explain`: the page of a finding; without a code, all codes with one line each.
@Command(
        name = "explain",
        description = "Shows the page of a finding: what it means, what senders do, how to mend it, with examples.",
        mixinStandardHelpOptions = true)
final class ExplainCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Parameters(
            arity = "0..1",
            paramLabel = "CODE",
            description = "The code of a finding, such as mtasts.policy.mx-not-listed; all codes when left out.")
    private Optional<String> code = Optional.empty();

    ExplainCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        var pages = new CheckPages();
        if (code.isEmpty()) {
            pages.codes().forEach(each -> surroundings.out().println(each + "  " + pages.title(each)));
            return ExitCode.PASS.number();
        }
        String wanted = code.get().strip().toLowerCase(Locale.ROOT);
        List<String> known = pages.codes();
        if (!known.contains(wanted)) {
            List<String> near = Nearest.of(wanted, known);
            throw new Refusal(
                    ExitCode.USAGE,
                    "no finding has the code " + Shown.quoted(code.get())
                            + (near.isEmpty()
                                    ? "; 'sealpost explain' lists all"
                                    : "; did you mean " + String.join(" or ", near) + "?"));
        }
        String page = pages.page(wanted).replace("{subject}", "…");
        surroundings.out().print(page);
        HosterExamples.namedIn(page).forEach(surroundings.out()::print);
        return ExitCode.PASS.number();
    }
}
