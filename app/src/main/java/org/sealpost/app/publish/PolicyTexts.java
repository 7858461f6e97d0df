package org.sealpost.app.publish;

import java.util.Optional;
import org.sealpost.protocol.Octets;
import org.sealpost.publish.plan.EdgeAnswer;
import org.sealpost.publish.plan.Observed;

/// The policy that senders find.
public final class PolicyTexts {
    private PolicyTexts() {}

    /// That of our edges, or else of the host that the name leads to.
    public static Optional<Octets> served(Observed observed) {
        return observed.edges().values().stream()
                .flatMap(answer -> body(answer).stream())
                .findFirst()
                .or(() -> observed.elsewhere().flatMap(PolicyTexts::body));
    }

    private static Optional<Octets> body(EdgeAnswer answer) {
        return answer instanceof EdgeAnswer.Serves serves ? Optional.of(serves.body()) : Optional.empty();
    }
}
