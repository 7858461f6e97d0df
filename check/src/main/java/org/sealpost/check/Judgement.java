package org.sealpost.check;

import java.util.List;

/// What a rule answers.
public sealed interface Judgement {
    /// The rule holds; the evidence shows it.
    record Holds(List<Evidence> evidence) implements Judgement {
        public Holds {
            evidence = List.copyOf(evidence);
        }
    }

    /// The rule is broken for some subject. Findings of severity UNKNOWN may stand among the others, for
    /// subjects that could not be judged.
    record Broken(List<Finding> findings) implements Judgement {
        public Broken {
            findings = List.copyOf(findings);
        }
    }

    /// The facts do not tell; every reason is a finding of severity UNKNOWN.
    record Unknown(List<Finding> reasons) implements Judgement {
        public Unknown {
            reasons = List.copyOf(reasons);
        }
    }

    /// The rule does not apply to this domain.
    ///
    /// @param reason what is not there to be judged, in two or three words for whoever reads a log; or the id of
    /// the finding that makes the rule pointless
    record NotApplicable(String reason) implements Judgement {}
}
