package org.sealpost.app.render;

import java.util.List;
import java.util.stream.Collectors;

/// Rows for spreadsheets. A cell that a spreadsheet would take for a formula begins with an apostrophe.
///
/// @see <a href="https://www.rfc-editor.org/rfc/rfc4180#section-2">RFC 4180 §2</a>
public final class Csv {
    private Csv() {}

    /// A row with its end.
    public static String line(List<String> cells) {
        return cells.stream().map(Csv::cell).collect(Collectors.joining(",")) + "\r\n";
    }

    /// RFC 4180 §2: with a comma, a quotation mark or a line end in it, a cell stands in quotation marks.
    static String cell(String text) {
        String harmless = !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
        return harmless.chars().anyMatch(c -> c == ',' || c == '"' || c == '\r' || c == '\n')
                ? '"' + harmless.replace("\"", "\"\"") + '"'
                : harmless;
    }
}
