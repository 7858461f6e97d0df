package org.sealpost.app.command;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import org.sealpost.app.check.TypedDomain;
import org.sealpost.app.exit.ExitCode;
import org.sealpost.app.exit.Refusal;
import org.sealpost.app.render.Shown;
import org.sealpost.protocol.name.DomainName;

/// The domains that a command line names: each argument is one, and `-` stands for the lines of standard input. What
/// is no domain ends the command before anything is looked at.
final class DomainArguments {
    private static final int SHOWN = 60;

    private DomainArguments() {}

    /// Each domain once, in the order in which they were named.
    static List<DomainName> read(List<String> arguments, InputStream in) {
        return read(arguments, List.of(), in);
    }

    /// Each domain once, in the order in which they were named.
    ///
    /// @param listed those of a list, which come first
    static List<DomainName> read(List<String> arguments, List<DomainName> listed, InputStream in) {
        var domains = new LinkedHashSet<>(listed);
        for (String argument : arguments) {
            if (argument.equals("-")) {
                lines(in).forEach(line -> domains.add(domain(line)));
            } else if (argument.startsWith("@")) {
                throw new Refusal(
                        ExitCode.INPUT_UNREADABLE,
                        "the file " + Shown.quoted(argument.substring(1)) + " with domains cannot be read");
            } else {
                domains.add(domain(argument));
            }
        }
        return List.copyOf(domains);
    }

    private static DomainName domain(String text) {
        return switch (TypedDomain.read(text)) {
            case TypedDomain.Domain(var name) -> name;
            case TypedDomain.None none -> throw new Refusal(ExitCode.USAGE, sentence(text, none));
        };
    }

    /// What is wrong, and what was probably meant.
    static String sentence(String text, TypedDomain.None none) {
        return "'" + Shown.excerpt(text, SHOWN) + "' " + none.clause()
                + none.meant().map(name -> "; did you mean " + name + "?").orElse("");
    }

    /// One domain a line; empty lines and what follows `#` are passed over.
    private static List<String> lines(InputStream in) {
        try {
            List<String> lines = new ArrayList<>();
            for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList()) {
                int comment = line.indexOf('#');
                String name = (comment < 0 ? line : line.substring(0, comment)).strip();
                if (!name.isEmpty()) {
                    lines.add(name);
                }
            }
            return lines;
        } catch (IOException unreadable) {
            throw new Refusal(ExitCode.INPUT_UNREADABLE, "standard input cannot be read");
        }
    }
}
