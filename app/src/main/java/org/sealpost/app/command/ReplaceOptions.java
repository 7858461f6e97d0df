package org.sealpost.app.command;

import java.util.List;
import java.util.Locale;
import org.sealpost.app.exit.ExitCode;
import org.sealpost.app.exit.Refusal;
import org.sealpost.app.render.Shown;
import org.sealpost.app.render.Words;
import org.sealpost.protocol.name.DomainName;
import org.sealpost.publish.RecordSet;
import org.sealpost.publish.apply.Consent;
import org.sealpost.publish.dns.Change;
import picocli.CommandLine.Option;

/// Which values of others may be replaced. On a terminal it is asked for each; nothing is ever replaced silently.
final class ReplaceOptions {
    @Option(
            names = "--replace-foreign",
            split = ",",
            paramLabel = "NAME",
            description = "Let values go that somebody else has put at this name, where the plan writes; repeatable."
                    + " Without it, it is asked on a terminal, and refused otherwise.")
    private List<String> names = List.of();

    Consent consent(Surroundings surroundings) {
        List<DomainName> named = names.stream().map(ReplaceOptions::name).toList();
        return (change, values) ->
                named.contains(change.name()) || (surroundings.terminal() && asked(surroundings, change, values));
    }

    private static boolean asked(Surroundings surroundings, Change change, List<String> values) {
        var questions = new Questions(surroundings);
        questions.tell("At " + Words.domain(change.name()) + " stands what Sealpost did not put there:");
        values.forEach(
                value -> questions.tell("  there  " + shown(change.expected().orElseThrow(), value)));
        change.wanted()
                .ifPresentOrElse(
                        set -> set.values().forEach(value -> questions.tell("  new    " + shown(set, value))),
                        () -> questions.tell("  new    nothing"));
        String answer = questions.ask("Replace it? Type yes:", "no");
        return answer.toLowerCase(Locale.ROOT).equals("yes");
    }

    private static String shown(RecordSet set, String value) {
        return set.type() + " " + Shown.quoted(value);
    }

    private static DomainName name(String text) {
        return DomainName.ofWire(text)
                .orElseThrow(() -> new Refusal(
                        ExitCode.USAGE, "--replace-foreign " + Shown.quoted(text) + " is not a name in A-labels"));
    }
}
