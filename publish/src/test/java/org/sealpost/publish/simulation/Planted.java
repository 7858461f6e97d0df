package org.sealpost.publish.simulation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.sealpost.publish.cache.Subject;
import org.sealpost.publish.plan.Action;
import org.sealpost.publish.plan.Check;
import org.sealpost.publish.plan.Plan;
import org.sealpost.publish.plan.Step;
import org.sealpost.publish.plan.Until;

/// An unsafe order put into a plan on purpose, with the checks that would stop it taken out.
enum Planted {
    NOTHING,
    WAIT_ONLY_TTL,
    WAIT_ONLY_A_DAY,
    ID_BEFORE_BODY,
    STALE_EDGE;

    Plan in(Plan plan) {
        return switch (this) {
            case NOTHING, STALE_EDGE -> plan;
            case WAIT_ONLY_TTL -> waiting(plan, new Until.Forgotten(Subject.ID, Duration.ZERO));
            case WAIT_ONLY_A_DAY -> waiting(plan, new Until.Refreshed(Duration.ofDays(1)));
            case ID_BEFORE_BODY -> swapped(plan);
        };
    }

    private static Plan waiting(Plan plan, Until until) {
        return of(
                plan,
                plan.steps().stream()
                        .map(step -> step.action() instanceof Action.Wait(Until.Covered _)
                                ? with(step, new Action.Wait(until), List.of(), List.of(new Check.Reached(until)))
                                : step)
                        .map(step -> step.action() instanceof Action.ChangeMx
                                ? with(step, step.action(), List.of(), step.after())
                                : step)
                        .toList());
    }

    private static Plan swapped(Plan plan) {
        var steps = new ArrayList<>(plan.steps());
        for (int i = 0; i + 1 < steps.size(); i++) {
            Step body = steps.get(i);
            Step id = steps.get(i + 1);
            if (body.action() instanceof Action.Serve
                    && id.action() instanceof Action.Write write
                    && write.purpose() == Action.Purpose.ID) {
                steps.set(i, with(id, id.action(), List.of(), id.after()));
                steps.set(i + 1, with(body, body.action(), List.of(), body.after()));
            }
        }
        return of(plan, steps);
    }

    private static Step with(Step step, Action action, List<Check> before, List<Check> after) {
        return new Step(step.number(), action, before, after, step.rule(), step.risk(), step.forecast());
    }

    private static Plan of(Plan plan, List<Step> steps) {
        var numbered = new ArrayList<Step>();
        for (Step step : steps) {
            numbered.add(new Step(
                    numbered.size() + 1,
                    step.action(),
                    step.before(),
                    step.after(),
                    step.rule(),
                    step.risk(),
                    step.forecast()));
        }
        return Plan.of(plan.basis(), plan.transitions(), numbered, plan.rollbackEnds(), plan.caveats());
    }
}
