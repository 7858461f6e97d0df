package org.sealpost.publish.generate;

import java.util.List;
import org.sealpost.protocol.Deviation;
import org.sealpost.protocol.Octets;
import org.sealpost.protocol.Parsed;
import org.sealpost.protocol.mtasts.StsPolicy;
import org.sealpost.protocol.mtasts.StsPolicyCode;
import org.sealpost.publish.generate.Objection.Reason;

/// A policy that somebody wrote, to start from.
public sealed interface PolicyInput {
    record Policy(StsPolicy policy) implements PolicyInput {}

    /// @param objections one for each fault that makes it unusable
    record Refused(List<Objection> objections) implements PolicyInput {
        public Refused {
            objections = List.copyOf(objections);
        }
    }

    /// The text of a policy file. It is read as senders read it; nothing is put right.
    static PolicyInput read(Octets text) {
        Parsed<StsPolicy> parsed = StsPolicy.parse(text);
        return parsed.value()
                .<PolicyInput>map(Policy::new)
                .orElseGet(() -> new Refused(parsed.deviations().stream()
                        .filter(deviation -> deviation.code().unusable())
                        .map(PolicyInput::objection)
                        .toList()));
    }

    private static Objection objection(Deviation deviation) {
        Reason reason = deviation.code() == StsPolicyCode.VERSION_UNKNOWN ? Reason.VERSION : Reason.POLICY;
        String place = deviation.line() > 0 ? "line " + deviation.line() + ": " + deviation.text() : "";
        return new Objection(
                reason,
                reason == Reason.VERSION
                        ? deviation.text()
                        : deviation.code().id() + (place.isEmpty() ? "" : ", " + place));
    }
}
