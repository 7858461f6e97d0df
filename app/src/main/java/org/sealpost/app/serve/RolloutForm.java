package org.sealpost.app.serve;

import java.time.Duration;
import java.util.Optional;
import org.sealpost.app.web.Fields;
import org.sealpost.publish.rollout.Goal;

/// What the form says that starts a roll-out.
final class RolloutForm {
    private RolloutForm() {}

    /// How far max_age shall rise: no less than the first rung, no more than senders keep (RFC 8461 §3.2).
    static Optional<Duration> age(Fields form) {
        return form.one("age")
                .filter(text -> text.matches("[0-9]{1,9}"))
                .map(text -> Duration.ofSeconds(Long.parseLong(text)))
                .filter(Goal::reaches);
    }
}
