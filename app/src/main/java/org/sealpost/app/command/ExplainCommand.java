package org.sealpost.app.command;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.sealpost.app.exit.ExitCode;
import org.sealpost.app.exit.Refusal;
import org.sealpost.app.render.Nearest;
import org.sealpost.app.render.Shown;
import org.sealpost.app.render.reports.ReportCodes;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `sealpost explain`: the page of a finding, or what a code about TLS reports means; without a code, all codes with
/// one line each.
@Command(
        name = "explain",
        description =
                "Shows the page of a finding: what it means, what senders do, how to mend it, with examples; or what"
                        + " a code in a note on TLS reports means.",
        mixinStandardHelpOptions = true)
final class ExplainCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Parameters(
            arity = "0..1",
            paramLabel = "CODE",
            description =
                    "The code of a finding, such as mtasts.policy.mx-not-listed, or one about TLS reports, such as"
                            + " intake.zip; all codes when left out.")
    private Optional<String> code = Optional.empty();

    ExplainCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        var pages = new CheckPages();
        var reports = new ReportCodes();
        if (code.isEmpty()) {
            pages.codes().forEach(each -> surroundings.out().println(each + "  " + pages.title(each)));
            reports.codes().stream()
                    .flatMap(each -> reports.of(each).stream())
                    .forEach(each -> surroundings.out().println(each.code() + "  " + plain(each.what())));
            return ExitCode.PASS.number();
        }
        String wanted = code.get().strip().toLowerCase(Locale.ROOT);
        Optional<ReportCodes.Meaning> ofReports = reports.of(wanted);
        if (ofReports.isPresent()) {
            surroundings.out().print(words(ofReports.get()));
            return ExitCode.PASS.number();
        }
        if (!pages.codes().contains(wanted)) {
            List<String> near = Nearest.of(
                    wanted,
                    Stream.concat(pages.codes().stream(), reports.codes().stream())
                            .toList());
            throw new Refusal(
                    ExitCode.USAGE,
                    "there is no code " + Shown.quoted(code.get())
                            + (near.isEmpty()
                                    ? "; 'sealpost explain' lists all"
                                    : "; did you mean " + String.join(" or ", near) + "?"));
        }
        String page = pages.page(wanted).replace("{subject}", "…");
        surroundings.out().print(page);
        HosterExamples.namedIn(page).forEach(surroundings.out()::print);
        return ExitCode.PASS.number();
    }

    private static String words(ReportCodes.Meaning meaning) {
        return "# " + meaning.code() + "\n\n" + meaning.what() + "\n\n" + meaning.then() + "\n"
                + meaning.rfc().map(section -> "\n" + section + "\n").orElse("");
    }

    private static String plain(String words) {
        return words.replace("`", "");
    }
}
