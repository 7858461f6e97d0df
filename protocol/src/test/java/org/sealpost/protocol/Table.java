package org.sealpost.protocol;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.sealpost.protocol.txt.TxtRecord;

/// Reads the tables of the tests: one row a line, cells parted by tabs, `#` begins a line for people. The last cell
/// says why; the first names the requirements that the row proves.
public final class Table {
    /// One row and where it stands.
    public record Row(String place, List<String> cells) {
        public String cell(int index) {
            return cells.get(index);
        }

        @Override
        public String toString() {
            return place + " " + cells.getLast();
        }
    }

    private Table() {}

    public static List<Row> read(Class<?> beside, String file, int columns) {
        try (var stream = beside.getResourceAsStream(file)) {
            var rows = new ArrayList<Row>();
            String[] lines = new String(stream.readAllBytes(), StandardCharsets.UTF_8).split("\n", -1);
            for (int i = 0; i < lines.length; i++) {
                if (lines[i].isBlank() || lines[i].startsWith("#")) {
                    continue;
                }
                List<String> cells = List.of(lines[i].split("\t", -1));
                String place = file + ":" + (i + 1);
                if (cells.size() != columns) {
                    throw new IllegalStateException(place + " has " + cells.size() + " cells, not " + columns);
                }
                rows.add(new Row(place, cells));
            }
            return rows;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /// The octets that a cell stands for: `\r`, `\n`, `\t`, `\\`, `\xNN` for one octet, `\e` for nothing, and
    /// `\*N(text)` for `text` N times; the rest in UTF-8.
    public static Octets octets(String cell) {
        var out = new ByteArrayOutputStream();
        int i = 0;
        while (i < cell.length()) {
            int end = cell.offsetByCodePoints(i, 1);
            if (cell.charAt(i) != '\\') {
                out.writeBytes(cell.substring(i, end).getBytes(StandardCharsets.UTF_8));
                i = end;
                continue;
            }
            char escape = cell.charAt(i + 1);
            i += 2;
            switch (escape) {
                case 'r' -> out.write('\r');
                case 'n' -> out.write('\n');
                case 't' -> out.write('\t');
                case '\\' -> out.write('\\');
                case 'e' -> {}
                case 'x' -> {
                    out.write(Integer.parseInt(cell.substring(i, i + 2), 16));
                    i += 2;
                }
                case '*' -> {
                    int open = cell.indexOf('(', i);
                    int close = cell.indexOf(')', open);
                    int times = Integer.parseInt(cell.substring(i, open));
                    out.writeBytes(octets(cell.substring(open + 1, close).repeat(times))
                            .toArray());
                    i = close + 1;
                }
                default -> throw new IllegalStateException("unknown escape in " + cell);
            }
        }
        return Octets.of(out.toByteArray());
    }

    /// The TXT records that a cell stands for: parted by ` || `, their character-strings by ` | `; an empty cell is
    /// none.
    public static List<TxtRecord> records(String cell) {
        var records = new ArrayList<TxtRecord>();
        for (String record : cell.isEmpty() ? new String[0] : cell.split(" \\|\\| ", -1)) {
            var strings = new ArrayList<Octets>();
            for (String string : record.split(" \\| ", -1)) {
                strings.add(octets(string));
            }
            records.add(new TxtRecord(strings));
        }
        return records;
    }

    /// Deviations as the tables write them: `code@line`, parted by spaces, `-` for none.
    public static String written(List<Deviation> deviations) {
        var all = new ArrayList<String>();
        for (Deviation deviation : deviations) {
            String id = deviation.code().id();
            all.add(id.substring(id.lastIndexOf('.') + 1) + "@" + deviation.line());
        }
        return all.isEmpty() ? "-" : String.join(" ", all);
    }

    public static String written(Iterable<Extension> extensions) {
        var all = new StringBuilder();
        for (Extension extension : extensions) {
            all.append(" ").append(extension.name()).append("=").append(extension.value());
        }
        return all.toString();
    }
}
