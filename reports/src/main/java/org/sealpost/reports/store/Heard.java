package org.sealpost.reports.store;

import java.util.List;
import org.sealpost.reports.row.Row;

/// The rows about a domain.
///
/// @param rows all of reporters that count; of others, those with the most sessions, and of their failures the largest
/// @param cut whether anything of others was left out
public record Heard(List<Row> rows, boolean cut) {
    public Heard {
        rows = List.copyOf(rows);
    }
}
