package org.sealpost.check.grade;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/// The scale, as the file `grades.tsv` has it: from the best grade to the worst, what holds a domain down to it, and
/// why. A condition `nothing` describes a grade that nothing holds down to.
public final class Scale {
    /// The lines that hold a domain down, best grade first.
    static final List<Line> LINES = read().stream()
            .filter(row -> !row.heldBy().equals("nothing"))
            .map(row -> new Line(row.letter(), Condition.of(row.heldBy()), row.reason()))
            .toList();

    private Scale() {}

    record Line(Letter letter, Condition condition, String reason) {}

    /// A line as people read it.
    public record Row(Letter letter, String heldBy, String reason) {}

    /// The whole scale for people, best grade first.
    public static List<Row> rows() {
        return read();
    }

    private static List<Row> read() {
        try (InputStream in = Optional.ofNullable(Scale.class.getResourceAsStream("grades.tsv"))
                .orElseThrow()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(Scale::row)
                    .toList();
        } catch (IOException unreadable) {
            throw new IllegalStateException("the scale of grades cannot be read", unreadable);
        }
    }

    private static Row row(String line) {
        String[] cells = line.split("\t", -1);
        if (cells.length != 3) {
            throw new IllegalStateException("a line of the scale has three cells: " + line);
        }
        return new Row(Letter.of(cells[0]).orElseThrow(), cells[1], cells[2]);
    }
}
