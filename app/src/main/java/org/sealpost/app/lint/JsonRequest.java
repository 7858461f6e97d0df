package org.sealpost.app.lint;

import java.util.List;
import org.sealpost.protocol.Octets;
import org.sealpost.protocol.txt.TxtRecord;

/// What one line of `lint --jsonl` asks.
///
/// @param id the caller's own mark, as JSON, to be given back
/// @param question what is to be looked at
record JsonRequest(String id, Question question) {
    sealed interface Question {
        record OneText(LintKind kind, Octets text) implements Question {}

        record AllRecords(LintKind kind, List<TxtRecord> records) implements Question {
            public AllRecords {
                records = List.copyOf(records);
            }
        }

        record Match(String pattern, String host) implements Question {}

        /// The line is JSON and asks nothing that can be answered.
        record Unclear(String reason) implements Question {}
    }
}
