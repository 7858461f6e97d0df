package org.sealpost.publish.rollout;

import java.time.Instant;

/// A named person answers for `enforce` where nobody reports: on probes alone. It is kept and shown as such.
public record ProbesConfirmation(String person, String reason, Instant at) {
    public ProbesConfirmation {
        if (person.isBlank() || reason.isBlank()) {
            throw new IllegalArgumentException("a person and a reason");
        }
    }

    /// As it is shown beside the step.
    public String label() {
        return "on probes alone, without reports; confirmed by " + person + ": " + reason;
    }
}
