package org.sealpost.app.render;

/// Lines of text for people, wrapped to a width. What is given to it is safe to show already.
public final class Sheet {
    /// What a terminal of usual size shows, and what is readable everywhere.
    public static final int WIDTH = 80;

    private final Paint paint;
    private final StringBuilder text = new StringBuilder();

    public Sheet(Paint paint) {
        this.paint = paint;
    }

    /// An empty line, unless there is one already.
    public Sheet blank() {
        if (!text.isEmpty() && !text.toString().endsWith("\n\n")) {
            text.append('\n');
        }
        return this;
    }

    /// A paragraph of one tone, indented by `indent` columns.
    public Sheet paragraph(int indent, Tone tone, String words) {
        for (String row : Columns.wrapped(words, WIDTH - indent)) {
            append(indent, paint.apply(tone, row));
        }
        return this;
    }

    /// A lead in its own tone, and behind it, from column `column` on, words that wrap there.
    public Sheet entry(int indent, Tone leadTone, String lead, int column, Tone tone, String words) {
        boolean first = true;
        for (String row : Columns.wrapped(words, WIDTH - column)) {
            if (first) {
                String padding = " ".repeat(Math.max(1, column - indent - Columns.of(lead)));
                append(indent, paint.apply(leadTone, lead) + (row.isEmpty() ? "" : padding + paint.apply(tone, row)));
            } else {
                append(column, paint.apply(tone, row));
            }
            first = false;
        }
        return this;
    }

    /// Words of others, behind a bar so that they cannot be taken for ours.
    public Sheet quoted(int indent, String words) {
        for (String row : Columns.wrapped(words, WIDTH - indent - 2)) {
            append(indent, paint.apply(Tone.QUIET, "│") + (row.isEmpty() ? "" : " " + row));
        }
        return this;
    }

    /// A line to copy; it is never broken, however long it is.
    public Sheet copyable(String line) {
        append(4, paint.apply(Tone.STRONG, line));
        return this;
    }

    @Override
    public String toString() {
        return text.toString();
    }

    private void append(int indent, String row) {
        text.append(row.isEmpty() ? "" : " ".repeat(indent)).append(row).append('\n');
    }
}
