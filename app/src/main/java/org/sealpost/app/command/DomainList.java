package org.sealpost.app.command;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedSet;
import org.sealpost.app.check.TypedDomain;
import org.sealpost.app.exit.ExitCode;
import org.sealpost.app.exit.Refusal;
import org.sealpost.app.render.Shown;
import org.sealpost.protocol.name.DomainName;

/// The domains of a list: a line each, or a column of a CSV file (RFC 4180). Lines that hold none are all named before
/// anything is looked at.
final class DomainList {
    private static final int NAMED = 10;

    private final String source;
    private final SequencedSet<DomainName> domains = new LinkedHashSet<>();
    private final List<String> bad = new ArrayList<>();
    private int badLines;

    private DomainList(String source) {
        this.source = source;
    }

    /// Each domain once, in the order of the list.
    ///
    /// @throws Refusal 66 when the list cannot be read; 64 when a line holds no domain and is not to be passed over
    static List<DomainName> read(ListOptions options, Surroundings surroundings) {
        return options.list()
                .map(file -> {
                    String text = text(file, surroundings);
                    var list = new DomainList(file.equals("-") ? "standard input" : Shown.quoted(file));
                    options.column().ifPresentOrElse(column -> list.column(column, text), () -> list.lines(text));
                    list.complain(options.skipBad(), surroundings.err());
                    return List.copyOf(list.domains);
                })
                .orElse(List.of());
    }

    private static String text(String file, Surroundings surroundings) {
        try (InputStream in = file.equals("-")
                ? surroundings.in()
                : Files.newInputStream(surroundings.directory().resolve(file))) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return text.startsWith("\ufeff") ? text.substring(1) : text;
        } catch (IOException | java.nio.file.InvalidPathException unreadable) {
            throw new Refusal(
                    ExitCode.INPUT_UNREADABLE,
                    file.equals("-")
                            ? "standard input cannot be read"
                            : "the list " + Shown.quoted(file) + " cannot be read");
        }
    }

    private void lines(String text) {
        int number = 0;
        for (String line : text.lines().toList()) {
            number++;
            int comment = line.indexOf('#');
            String name = (comment < 0 ? line : line.substring(0, comment)).strip();
            if (!name.isEmpty()) {
                take(number, name);
            }
        }
    }

    private void column(String column, String text) {
        List<CsvRows.Row> rows = CsvRows.read(text).stream()
                .filter(row -> !row.cells().getFirst().startsWith("#"))
                .toList();
        Optional<Integer> numbered = number(column);
        int place = numbered.orElseGet(() -> heading(column, rows));
        for (CsvRows.Row row : numbered.isPresent() ? rows : rows.subList(1, rows.size())) {
            if (place >= row.cells().size()) {
                bad(row.line(), "has no column " + (place + 1));
            } else {
                take(row.line(), row.cells().get(place).strip());
            }
        }
    }

    private static Optional<Integer> number(String column) {
        if (!column.matches("[0-9]{1,4}")) {
            return Optional.empty();
        }
        int number = Integer.parseInt(column);
        if (number == 0) {
            throw new Refusal(ExitCode.USAGE, "the columns of a list are counted from 1");
        }
        return Optional.of(number - 1);
    }

    private int heading(String column, List<CsvRows.Row> rows) {
        List<String> headings = rows.isEmpty()
                ? List.of()
                : rows.getFirst().cells().stream().map(String::strip).toList();
        for (int i = 0; i < headings.size(); i++) {
            if (headings.get(i).equalsIgnoreCase(column)) {
                return i;
            }
        }
        throw new Refusal(ExitCode.USAGE, "the list " + source + " has no column " + Shown.quoted(column));
    }

    private void take(int line, String text) {
        switch (TypedDomain.read(text)) {
            case TypedDomain.Domain(var name) -> domains.add(name);
            case TypedDomain.None none -> bad(line, DomainArguments.sentence(text, none));
        }
    }

    private void bad(int line, String sentence) {
        badLines++;
        if (bad.size() < NAMED) {
            bad.add("  line " + line + ": " + sentence);
        }
    }

    private void complain(boolean skip, PrintStream err) {
        if (badLines == 0) {
            return;
        }
        String lines = (badLines == 1 ? "a line" : badLines + " lines") + " of the list " + source
                + (badLines == 1 ? " holds" : " hold") + " no domain"
                + (skip ? ", passed over" : "; mend the list, or go on without them by --skip-bad") + ":\n"
                + String.join("\n", bad)
                + (badLines > bad.size() ? "\n  and " + (badLines - bad.size()) + " more" : "");
        if (!skip) {
            throw new Refusal(ExitCode.USAGE, lines);
        }
        err.println("sealpost: " + lines);
    }
}
