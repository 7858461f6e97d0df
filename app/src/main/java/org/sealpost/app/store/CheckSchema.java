package org.sealpost.app.store;

import java.util.List;

/// The table of results that visitors can come back to. A step is never changed once it was released: a new form is a
/// new step. Times are nanoseconds since 1970.
final class CheckSchema {
    static final List<List<String>> STEPS = List.of(List.of("""
            CREATE TABLE result (
                id TEXT NOT NULL PRIMARY KEY,
                domain TEXT NOT NULL,
                at BIGINT NOT NULL,
                facts BLOB NOT NULL
            )""", """
            CREATE INDEX result_at ON result (at)"""));

    private CheckSchema() {}
}
