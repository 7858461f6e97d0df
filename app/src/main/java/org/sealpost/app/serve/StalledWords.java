package org.sealpost.app.serve;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.sealpost.app.publish.Changes;
import org.sealpost.app.render.Shown;
import org.sealpost.app.render.Words;
import org.sealpost.app.render.publish.StepWords;
import org.sealpost.app.store.Consents.Waiting;
import org.sealpost.app.store.Stalled;
import org.sealpost.fleet.watch.Cause;
import org.sealpost.fleet.watch.Level;
import org.sealpost.fleet.watch.Symptom;
import org.sealpost.fleet.watch.Telling;
import org.sealpost.fleet.watch.look.ChangeSource;
import org.sealpost.publish.apply.Progress;
import org.sealpost.publish.plan.Step;

/// What an alert says of a change that stands still. Everything is safe to show on a screen.
public final class StalledWords {
    private static final int LONGEST = 300;
    private static final int LINES = 5;

    private StalledWords() {}

    public static Symptom symptom(Stalled stalled) {
        return switch (stalled) {
            case Stalled.Unapproved(var _, Waiting waiting) ->
                new Symptom(
                        new Cause(
                                stalled.domain(),
                                ChangeSource.WAITS,
                                waiting.plan().id().text()),
                        Level.WARNING,
                        unapproved(waiting));
            case Stalled.Stuck(var domain, var plan, Progress progress) ->
                new Symptom(
                        new Cause(domain, ChangeSource.STUCK, plan.text()),
                        progress instanceof Progress.Owner ? Level.NOTICE : Level.WARNING,
                        stuck(stalled, progress));
            case Stalled.Stopped(var domain, var _, var said) ->
                new Symptom(
                        new Cause(domain, ChangeSource.ROLL_OUT, "roll-out"),
                        Level.NOTICE,
                        new Telling(
                                "The roll-out of " + domain + " does not go on by itself",
                                lines(said.why()),
                                "See to what stops it. It is asked again every hour and goes on when it may."));
        };
    }

    private static Telling unapproved(Waiting waiting) {
        String reason = waiting.reason().isEmpty() ? "" : "\n" + Shown.excerpt(waiting.reason(), LONGEST);
        return new Telling(
                "A plan for " + waiting.plan().domain() + " waits for somebody with the role "
                        + Changes.permission(waiting.plan().risk()).from().word(),
                "made by " + Shown.excerpt(waiting.planner(), LONGEST) + "; waits since " + Words.instant(waiting.at())
                        + reason,
                "Read the plan, and begin it or refuse it. It is stale when what it rests on has changed; then make"
                        + " another.");
    }

    private static Telling stuck(Stalled stalled, Progress progress) {
        return switch (progress) {
            case Progress.Owner(Step step, List<String> missing) ->
                new Telling(
                        "The plan for " + stalled.domain() + " waits for a change by hand, step " + step.number(),
                        lines(missing),
                        StepWords.action(step.action()));
            case Progress.Conflict(Step step, String found) ->
                new Telling(
                        "The plan for " + stalled.domain() + " met something else than it knows, step " + step.number(),
                        Shown.excerpt(found, LONGEST),
                        "Nothing was overwritten. See who set it, give the plan up and make another.");
            case Progress.Foreign(Step step, var _, List<String> values) ->
                new Telling(
                        "The plan for " + stalled.domain() + " met values of others, step " + step.number(),
                        lines(values),
                        "Nothing was overwritten. See who set them; the page of the plan says how to let them go.");
            case Progress.Idle _, Progress.Done _, Progress.Waiting _, Progress.Held _, Progress.Refused _ ->
                throw new IllegalArgumentException("nobody is needed: " + progress);
        };
    }

    private static String lines(List<String> some) {
        return Stream.concat(
                        some.stream().limit(LINES).map(each -> Shown.excerpt(each, LONGEST)),
                        Stream.of("and " + (some.size() - LINES) + " more").filter(_ -> some.size() > LINES))
                .collect(Collectors.joining("\n"));
    }
}
