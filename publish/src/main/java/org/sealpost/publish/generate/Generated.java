package org.sealpost.publish.generate;

import java.util.List;

/// What became of a request.
public sealed interface Generated {
    /// @param advice what to mind, the weightiest first
    record Made(Draft draft, List<Advice> advice) implements Generated {
        public Made {
            advice = List.copyOf(advice);
        }
    }

    /// @param objections every reason, at least one
    record Refused(List<Objection> objections) implements Generated {
        public Refused {
            objections = List.copyOf(objections);
            if (objections.isEmpty()) {
                throw new IllegalArgumentException("refused without a reason");
            }
        }
    }
}
