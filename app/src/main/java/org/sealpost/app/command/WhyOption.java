package org.sealpost.app.command;

import picocli.CommandLine.Option;

/// What made somebody decide so.
final class WhyOption {
    @Option(names = "--why", paramLabel = "TEXT", description = "What made them decide so.")
    private String why = "";

    String text() {
        return why.strip();
    }
}
