package org.sealpost.publish.plan;

import java.time.Instant;
import java.util.List;
import org.sealpost.protocol.mtasts.StsPolicy;
import org.sealpost.publish.cache.History;

/// Makes plans: from what is desired, what stands and what senders may have seen, the steps in between in a safe
/// order. Pure: the same basis gives the same plan.
///
/// @see <a href="https://www.rfc-editor.org/rfc/rfc8461#section-8">RFC 8461 §8</a>
public final class Planner {
    private Planner() {}

    public static Planning plan(Basis basis) {
        Present present = Present.of(basis);
        List<Refusal> refusals = Objections.to(present, basis.terms());
        if (!refusals.isEmpty()) {
            return new Planning.Refused(refusals);
        }
        History history = basis.history()
                .with(Adoption.events(present.desired(), basis.observed(), basis.history(), basis.madeAt(), true));
        var draft = new Draft(basis, history, present);
        if (basis.desired().policy().isPresent()) {
            StsPolicy policy = basis.desired().policy().get();
            new HostChange(draft, present).prepare(policy);
            new PolicyChange(draft, present, basis.terms()).write(policy);
        } else {
            new Retirement(draft, present).write();
        }
        if (draft.steps().isEmpty()) {
            return new Planning.Nothing();
        }
        earlier(basis, history, draft);
        return new Planning.Planned(draft.plan());
    }

    /// A wait can count only what is known to have been served.
    private static void earlier(Basis basis, History history, Draft draft) {
        boolean counts = draft.steps().stream()
                .anyMatch(step -> step.action() instanceof Action.Wait(Until until)
                        && switch (until) {
                            case Until.Covered _, Until.Retired _, Until.RolledBack _ -> true;
                            case Until.Forgotten _, Until.Refreshed _ -> false;
                        });
        Instant since = history.since().orElse(basis.madeAt());
        Instant until = since.plus(StsPolicy.LONGEST_MAX_AGE);
        if (counts && until.isAfter(basis.madeAt())) {
            draft.caveat(new Caveat.EarlierUnknown(since, until));
        }
    }
}
