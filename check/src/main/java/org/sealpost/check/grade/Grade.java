package org.sealpost.check.grade;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.sealpost.check.Effect;
import org.sealpost.check.Outcome;
import org.sealpost.check.Verdict;

/// How well mail for a domain is protected on its way, in one letter. It follows from the verdict by [Scale] alone.
public sealed interface Grade {
    /// @param letter the worst of `held`, else the best there is
    /// @param held what holds it down, worst first, and after it what would hold down the next better grade
    record Graded(Letter letter, List<Held> held) implements Grade {
        public Graded {
            held = List.copyOf(held);
        }

        /// What has to go for a better grade.
        public List<Held> heldDownBy() {
            return held.stream().filter(one -> one.letter() == letter).toList();
        }
    }

    /// Facts are missing, and what is known is not the worst already.
    record CannotTell() implements Grade {}

    /// The domain takes no mail, or does so without a thought of MTA-STS.
    record NotApplicable() implements Grade {}

    /// One line of the scale that applies.
    ///
    /// @param codes of the findings that make it so; empty where no finding says it
    record Held(Letter letter, List<String> codes, String reason) {
        public Held {
            codes = List.copyOf(codes);
        }
    }

    static Grade of(Verdict verdict) {
        if (verdict.outcome() == Outcome.NOT_APPLICABLE) {
            return new NotApplicable();
        }
        var held = new ArrayList<Held>();
        Set<String> told = new HashSet<>();
        for (Scale.Line line : Scale.LINES.reversed()) {
            if (line.condition().holds(verdict)) {
                List<String> codes = line.condition().codes(verdict).stream()
                        .filter(code -> !told.contains(code))
                        .toList();
                // What no finding says is said where no finding of the same grade says it better.
                boolean said = held.stream().anyMatch(one -> one.letter() == line.letter());
                if (!codes.isEmpty() || (!said && !line.condition().needsFindings())) {
                    held.add(new Held(line.letter(), codes, line.reason()));
                }
                told.addAll(codes);
            }
        }
        Letter letter = held.isEmpty() ? Letter.A_PLUS : held.getFirst().letter();
        boolean open = verdict.outcome() == Outcome.UNKNOWN || verdict.underEnforce() instanceof Effect.CannotTell;
        return open && letter != Letter.F ? new CannotTell() : new Graded(letter, held);
    }
}
