package org.sealpost.app.page;

import java.util.List;
import java.util.Optional;

/// What is approved for a domain, what is under way, and the ways to change it.
///
/// @param approved in a sentence
/// @param going the plan that is under way
/// @param rollout how the roll-out goes on by itself; empty where nobody has started one
/// @param plans earlier ones, the newest first
/// @param may whether the visitor can make plans
public record DomainChanges(
        String domain,
        String approved,
        Optional<Plan> going,
        Optional<RolloutPage.Alone> rollout,
        List<Plan> plans,
        boolean may) {
    public DomainChanges {
        plans = List.copyOf(plans);
    }

    public record Plan(String id, String title, String when, String tone) {}
}
