package org.sealpost.reports.authentic;

import java.util.List;
import org.sealpost.protocol.name.DomainName;
import org.sealpost.protocol.txt.TxtRecord;

/// Where the keys of signatures are looked up. An implementation may keep answers for as long as their TTL says, and
/// is called from several threads.
public interface DkimKeys {
    /// The TXT records at `<selector>._domainkey.<domain>`.
    Answer lookup(DomainName name);

    /// What DNS says. *Absent* is an answer, *Failed* the lack of one.
    sealed interface Answer {
        record Found(List<TxtRecord> records) implements Answer {
            public Found {
                records = List.copyOf(records);
            }
        }

        record Absent() implements Answer {}

        /// @param problem such as `SERVFAIL` or `timeout`
        record Failed(String problem) implements Answer {}
    }
}
