package org.sealpost.app.command;

import org.sealpost.app.exit.ExitCode;
import org.sealpost.app.exit.Refusal;
import picocli.CommandLine.Option;

/// Who decides. A decision without a name is none.
final class PersonOption {
    private static final int LONGEST = 200;

    @Option(names = "--by", required = true, paramLabel = "NAME", description = "The name of the person who decides.")
    private String by = "";

    String name() {
        if (by.isBlank() || by.length() > LONGEST) {
            throw new Refusal(ExitCode.USAGE, "--by is the name of a person");
        }
        return by.strip();
    }
}
