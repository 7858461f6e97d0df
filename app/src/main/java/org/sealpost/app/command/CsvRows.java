package org.sealpost.app.command;

import java.util.ArrayList;
import java.util.List;

/// The rows of a CSV file.
///
/// @see <a href="https://www.rfc-editor.org/rfc/rfc4180#section-2">RFC 4180 §2</a>
final class CsvRows {
    private final String text;
    private final List<Row> rows = new ArrayList<>();
    private List<String> cells = new ArrayList<>();
    private final StringBuilder cell = new StringBuilder();
    private int line = 1;
    private int begun = 1;

    private CsvRows(String text) {
        this.text = text;
    }

    /// @param line where it begins, from 1
    /// @param cells at least one
    record Row(int line, List<String> cells) {
        Row {
            cells = List.copyOf(cells);
        }
    }

    /// Every row that is not empty. A quotation mark that nothing closes takes the rest of the text, as in a
    /// spreadsheet.
    static List<Row> read(String text) {
        return new CsvRows(text).read();
    }

    private List<Row> read() {
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quoted) {
                if (c == '"' && i + 1 < text.length() && text.charAt(i + 1) == '"') {
                    cell.append('"');
                    i++;
                } else if (c == '"') {
                    quoted = false;
                } else {
                    cell.append(c);
                    line += c == '\n' ? 1 : 0;
                }
            } else if (c == '"' && cell.isEmpty()) {
                quoted = true;
            } else if (c == ',') {
                endCell();
            } else if (c == '\n') {
                endRow();
                line++;
                begun = line;
            } else if (c != '\r' || (i + 1 < text.length() && text.charAt(i + 1) != '\n')) {
                cell.append(c);
            }
        }
        endRow();
        return rows;
    }

    private void endCell() {
        cells.add(cell.toString());
        cell.setLength(0);
    }

    private void endRow() {
        endCell();
        if (cells.size() > 1 || !cells.getFirst().isBlank()) {
            rows.add(new Row(begun, cells));
        }
        cells = new ArrayList<>();
    }
}
