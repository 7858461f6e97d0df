package org.sealpost.packaging;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/// The man pages: one for the program, and one for each command of it, all made of what the commands say of themselves.
///
/// @param date of the sources
/// @param version of the program
record ManPages(LocalDate date, String version) {
    static ManPages of(Instant sources, String version) {
        return new ManPages(LocalDate.ofInstant(sources, ZoneOffset.UTC), version);
    }

    /// Writes the page of a command and those of its subcommands into a folder.
    void write(Path folder, CommandLine command) throws IOException {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve(name(command) + ".1"), page(command));
        for (CommandLine each : command.getSubcommands().values()) {
            write(folder, each);
        }
    }

    /// One page in the macros of man(7).
    String page(CommandLine command) {
        CommandSpec spec = command.getCommandSpec();
        var page = new Roff();
        // The date as it is: formatters read it.
        page.append(".TH \"" + Roff.safe(name(command).toUpperCase(Locale.ROOT)) + "\" \"1\" \"" + date
                + "\" \"Sealpost " + Roff.safe(version) + "\" \"Sealpost\"\n");
        page.request("SH", "NAME").marked(Roff.safe(name(command)) + " \\- " + Roff.safe(gist(spec)));
        synopsis(page, command);
        description(page, spec);
        arguments(page, command);
        options(page, command);
        commands(page, command);
        if (spec.parent() == null) {
            page.append(rest());
        } else {
            exitStatus(page, spec);
        }
        seeAlso(page, command);
        return page.toString();
    }

    private static String name(CommandLine command) {
        return command.getCommandSpec().qualifiedName("-");
    }

    /// The first sentence of what a command says of itself, without its point.
    private static String gist(CommandSpec spec) {
        String all = String.join(" ", spec.usageMessage().description());
        return Ansi.OFF.string(all.split("(?<=\\.) ", 2)[0].replaceFirst("\\.$", ""));
    }

    private static void synopsis(Roff page, CommandLine command) {
        CommandSpec spec = command.getCommandSpec();
        var words = new StringBuilder(Roff.bold(spec.qualifiedName(" ")));
        words.append(" [").append(Roff.italic("OPTION")).append("]...");
        for (PositionalParamSpec argument : shown(spec.positionalParameters())) {
            words.append(' ').append(Roff.italic(label(command, argument)));
        }
        if (!command.getSubcommands().isEmpty()) {
            words.append(' ').append(Roff.italic("COMMAND")).append(" ...");
        }
        page.request("SH", "SYNOPSIS").marked(words.toString());
    }

    private static void description(Roff page, CommandSpec spec) {
        page.request("SH", "DESCRIPTION");
        boolean first = true;
        for (String paragraph : spec.usageMessage().description()) {
            String words = Ansi.OFF.string(paragraph);
            if (first) {
                page.text(words);
            } else {
                page.paragraph(words);
            }
            first = false;
        }
    }

    private static void arguments(Roff page, CommandLine command) {
        List<PositionalParamSpec> arguments = shown(command.getCommandSpec().positionalParameters());
        if (!arguments.isEmpty()) {
            page.request("SH", "ARGUMENTS");
            arguments.forEach(argument -> page.request("TP")
                    .marked(Roff.italic(label(command, argument)))
                    .text(words(argument)));
        }
    }

    private static void options(Roff page, CommandLine command) {
        List<OptionSpec> options = shown(command.getCommandSpec().options()).stream()
                .sorted(Comparator.comparing(option -> option.longestName().toLowerCase(Locale.ROOT)))
                .toList();
        if (!options.isEmpty()) {
            page.request("SH", "OPTIONS");
            for (OptionSpec option : options) {
                String names = Stream.of(option.names())
                        .sorted(Comparator.comparingInt(String::length).thenComparing(Comparator.naturalOrder()))
                        .map(Roff::bold)
                        .collect(Collectors.joining(", "));
                page.request("TP")
                        .marked(names + Roff.italic(label(command, option)))
                        .text(words(option));
            }
        }
    }

    private static void commands(Roff page, CommandLine command) {
        if (!command.getSubcommands().isEmpty()) {
            page.request("SH", "COMMANDS");
            command.getSubcommands()
                    .values()
                    .forEach(each -> page.request("TP")
                            .marked(Roff.bold(name(each)) + "(1)")
                            .text(gist(each.getCommandSpec()) + "."));
        }
    }

    private static void exitStatus(Roff page, CommandSpec spec) {
        page.request("SH", "EXIT STATUS");
        List<String> said = Stream.of(spec.usageMessage().footer())
                .map(Ansi.OFF::string)
                .filter(words -> !words.isBlank())
                .toList();
        if (said.isEmpty()) {
            page.marked("As those of " + Roff.bold("sealpost") + "(1).");
        } else {
            page.text(said.getFirst());
            said.stream().skip(1).forEach(page::paragraph);
        }
    }

    private static void seeAlso(Roff page, CommandLine command) {
        List<String> others = new ArrayList<>();
        CommandLine parent = command.getParent();
        if (parent != null) {
            others.add(name(parent));
        }
        command.getSubcommands().values().forEach(each -> others.add(name(each)));
        if (!others.isEmpty()) {
            page.request("SH", "SEE ALSO")
                    .marked(others.stream().map(each -> Roff.bold(each) + "(1)").collect(Collectors.joining(", ")));
        }
    }

    private static <T extends ArgSpec> List<T> shown(List<T> all) {
        return all.stream().filter(each -> !each.hidden()).toList();
    }

    /// Such as `=FILE`, and nothing for an option that takes no value.
    private static String label(CommandLine command, ArgSpec argument) {
        return command.getHelp()
                .parameterLabelRenderer()
                .renderParameterLabel(argument, Ansi.OFF, List.of())
                .toString();
    }

    private static String words(ArgSpec argument) {
        return Ansi.OFF.string(String.join(" ", argument.description()));
    }

    /// What holds for all commands: exit codes, environment, files.
    private static String rest() {
        try (var in = Objects.requireNonNull(ManPages.class.getResourceAsStream("sealpost.1.rest"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
