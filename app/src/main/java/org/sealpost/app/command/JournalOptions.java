package org.sealpost.app.command;

import org.sealpost.app.log.Journal;
import org.sealpost.app.log.JsonJournal;
import org.sealpost.app.log.TextJournal;
import picocli.CommandLine.Option;

/// What a service writes of itself.
final class JournalOptions {
    /// How a line looks.
    enum LogFormat {
        TEXT,
        JSON
    }

    @Option(
            names = "--log-format",
            paramLabel = "FORMAT",
            description = "How events are written to standard error: text, or json with an object on each line"
                    + " (default: text).")
    private LogFormat format = LogFormat.TEXT;

    @Option(names = "--log-requests", description = "Write a line for each request too, with the address it came from.")
    private boolean requests;

    Journal journal(Surroundings surroundings) {
        return switch (format) {
            case TEXT -> new TextJournal(surroundings.err());
            case JSON -> new JsonJournal(surroundings.err(), surroundings.clock());
        };
    }

    boolean requests() {
        return requests;
    }
}
