package org.sealpost.app.command;

import java.io.IOException;
import org.sealpost.app.exit.ExitCode;
import org.sealpost.app.exit.Refusal;
import org.sealpost.app.render.Shown;
import org.sealpost.lab.Lab;
import org.sealpost.lab.LabOptions;

/// The small internet in this process, for commands with `--lab`.
final class LabStart {
    private LabStart() {}

    /// @throws Refusal when there are no sockets for it
    static Lab start(Surroundings surroundings) {
        try {
            return Lab.start(LabOptions.at(surroundings.clock()));
        } catch (IOException noSocket) {
            throw new Refusal(
                    ExitCode.INTERNAL,
                    "the small internet cannot be started: " + Shown.text(String.valueOf(noSocket.getMessage())));
        }
    }
}
