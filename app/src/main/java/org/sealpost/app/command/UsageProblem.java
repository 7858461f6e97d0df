package org.sealpost.app.command;

import java.util.List;
import java.util.stream.Collectors;
import org.sealpost.app.render.Nearest;
import org.sealpost.app.render.Shown;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/// Says in one sentence what is wrong with a command line.
final class UsageProblem {
    private UsageProblem() {}

    static String sentence(ParameterException problem) {
        CommandSpec command = problem.getCommandLine().getCommandSpec();
        String help = "; see '" + command.qualifiedName(" ") + " --help'";
        return switch (problem) {
            case UnmatchedArgumentException unmatched -> unmatched(command, unmatched.getUnmatched()) + help;
            case MissingParameterException missing -> missing(missing) + help;
            default -> firstLine(problem) + help;
        };
    }

    private static String unmatched(CommandSpec command, List<String> arguments) {
        String argument = arguments.getFirst();
        List<String> known;
        String kind;
        if (argument.startsWith("-")) {
            kind = "unknown option ";
            known = command.options().stream()
                    .filter(option -> !option.hidden())
                    .map(option -> option.longestName())
                    .toList();
        } else if (command.subcommands().isEmpty()) {
            kind = "unexpected argument ";
            known = List.of();
        } else {
            kind = "unknown command ";
            known = List.copyOf(command.subcommands().keySet());
        }
        List<String> near = Nearest.of(argument, known);
        return kind
                + Shown.quoted(argument)
                + (near.isEmpty() ? "" : "; did you mean " + String.join(" or ", near) + "?");
    }

    private static String missing(MissingParameterException missing) {
        return missing.getMissing().stream()
                .map(argument -> argument.isOption()
                        ? ((picocli.CommandLine.Model.OptionSpec) argument).longestName()
                        : argument.paramLabel())
                .collect(Collectors.joining(", ", "missing: ", ""));
    }

    /// picocli's own words, safe to show.
    static String firstLine(ParameterException problem) {
        String message = String.valueOf(problem.getMessage());
        int end = message.indexOf('\n');
        return Shown.text(end < 0 ? message : message.substring(0, end));
    }
}
