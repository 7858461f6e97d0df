package org.sealpost.check;

import java.util.List;

/// The answer for one aspect.
///
/// @param telling the evidence or the findings' subjects that one line of output can quote: what was seen when
/// all is well
public record AspectVerdict(Aspect aspect, Outcome outcome, List<Evidence> telling) {
    public AspectVerdict {
        telling = List.copyOf(telling);
    }
}
