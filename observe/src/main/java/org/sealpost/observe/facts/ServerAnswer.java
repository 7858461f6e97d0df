package org.sealpost.observe.facts;

import java.time.Duration;
import java.util.List;

/// What one server said to one question when it was asked by itself. Texts and names are untrusted.
public sealed interface ServerAnswer {
    Question question();

    /// @param authoritative whether it answered with authority (AA)
    /// @param ttl the smallest of the RRset
    /// @param records those at the name that was asked for, sorted; an alias alone stands for what it leads to
    record Records(Question question, boolean authoritative, Duration ttl, List<ServerRecord> records)
            implements ServerAnswer {
        public Records {
            records = List.copyOf(records);
        }
    }

    /// @param nameExists whether the name exists with records of other types
    record Nothing(Question question, boolean authoritative, boolean nameExists) implements ServerAnswer {}

    /// It sent us on to the servers of a zone below its own.
    ///
    /// @param zone in lower case without final dot
    record Referral(Question question, String zone, List<String> servers) implements ServerAnswer {
        public Referral {
            servers = List.copyOf(servers);
        }
    }

    /// @param code such as `REFUSED`
    record Refused(Question question, String code) implements ServerAnswer {}

    /// No answer was to be had.
    ///
    /// @param truncated whether there was one over UDP that said it was cut off
    record Missing(Question question, boolean truncated, ConnectFault fault, String detail) implements ServerAnswer {}

    /// @param type such as `TXT`
    /// @param data the text of a TXT record, otherwise as in a zone file, names in lower case without final dot
    record ServerRecord(String type, String data) {}
}
