package org.sealpost.app.api;

import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.sealpost.app.publish.Changes;
import org.sealpost.app.render.publish.PlanText;
import org.sealpost.app.render.publish.StepWords;
import org.sealpost.app.store.PlanBook;
import org.sealpost.app.store.PlanTurns;
import org.sealpost.publish.apply.Entry;
import org.sealpost.publish.plan.Plan;
import org.sealpost.publish.plan.Risk;
import org.sealpost.publish.plan.Step;
import org.sealpost.publish.plan.Transition;

/// Plans in documents: what they do, and how far they have come.
final class PlanTree {
    private static final List<String> STATES = List.of("proposed", "under-way", "ended");

    private PlanTree() {}

    static Shape line() {
        return Shape.object(always(), members()).called("PlanLine");
    }

    static Shape shape() {
        Map<String, Shape> members = members();
        members.put("desired", DesiredTree.shape());
        members.put("steps", Shape.list(step()));
        members.put("caveats", Shape.list(Shape.string("What to know besides, in a sentence.")));
        members.put("progress", ProgressTree.shape());
        return Shape.object(
                        Stream.concat(always().stream(), Stream.of("desired", "steps", "caveats"))
                                .toList(),
                        members)
                .called("Plan");
    }

    private static List<String> always() {
        return List.of(
                "id",
                "domain",
                "unicode",
                "state",
                "risk",
                "needs",
                "planner",
                "made",
                "transitions",
                "finishes",
                "rollback_ends");
    }

    private static Map<String, Shape> members() {
        Map<String, Shape> members = new HashMap<>(Tree.domain());
        members.put("id", Shape.string("A hash over what is desired, what was seen, and the steps."));
        members.put("state", Shape.words("How far it is.", STATES));
        members.put("risk", risk());
        members.put("needs", Shape.string("The permission that it takes to begin it."));
        members.put("planner", Shape.string("Who made it."));
        members.put("made", Shape.instant("When it was made."));
        members.put("begun", Shape.instant("When it was begun."));
        members.put("ended", Shape.instant("When it ended."));
        members.put("how", Shape.string("How it ended: `done`, or who gave it up."));
        members.put("transitions", Shape.list(Shape.string("A kind of change, in a few words.")));
        members.put("finishes", Shape.instant("When it is done if nothing but the waits takes time."));
        members.put(
                "rollback_ends",
                Shape.instant("Given up at its end, until when some sender would still enforce, at worst."));
        return members;
    }

    static Shape risk() {
        return Shape.words(
                "How much it can hurt.",
                Arrays.stream(Risk.values()).map(PlanTree::word).toList());
    }

    private static Shape step() {
        return Shape.object(
                List.of("number", "action", "before", "after", "risk", "rfc", "forecast"),
                Map.of(
                        "number", Shape.number("From 1."),
                        "action", Shape.string("What is done, in words."),
                        "before", Shape.list(Shape.string("What must hold before it.")),
                        "after", Shape.list(Shape.string("What must be seen after it.")),
                        "risk", risk(),
                        "rfc", Shape.string("The section that asks for it."),
                        "forecast", Shape.instant("When it is done if nothing but the waits takes time."),
                        "done", Shape.instant("When what it is for was seen.")));
    }

    static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Tree line(PlanBook.Page page) {
        Plan plan = page.plan();
        Tree tree = new Tree()
                .text("id", plan.id().text())
                .domain(plan.domain())
                .text(
                        "state",
                        switch (page.state()) {
                            case PROPOSED -> STATES.get(0);
                            case UNDERWAY -> STATES.get(1);
                            case ENDED -> STATES.get(2);
                        })
                .text("risk", word(plan.risk()))
                .text("needs", Changes.permission(plan.risk()).word())
                .text("planner", page.planner())
                .instant("made", plan.basis().madeAt())
                .some("begun", page.begun(), Object::toString)
                .some("ended", page.ended(), Object::toString)
                .texts(
                        "transitions",
                        plan.transitions().stream().map(Transition::words).toList())
                .instant("finishes", plan.finishes())
                .instant("rollback_ends", plan.rollbackEnds());
        return page.how().isEmpty() ? tree : tree.text("how", page.how());
    }

    /// @param last how far it had come when it was gone on with last
    static Tree of(PlanBook.Page page, Optional<PlanTurns.Last> last) {
        Plan plan = page.plan();
        return line(page)
                .object("desired", DesiredTree.of(plan.basis().desired()))
                .objects(
                        "steps",
                        plan.steps().stream()
                                .map(step -> step(step, page.entries()))
                                .toList())
                .texts("caveats", plan.caveats().stream().map(PlanText::caveat).toList())
                .some("progress", last, each -> ProgressTree.of(each).members());
    }

    private static Tree step(Step step, List<Entry> entries) {
        Optional<Instant> done = entries.stream()
                .filter(entry -> entry.step() == step.number() && entry.mark() == Entry.Mark.DONE)
                .map(Entry::at)
                .findFirst();
        return new Tree()
                .number("number", step.number())
                .text("action", StepWords.action(step.action()))
                .texts("before", step.before().stream().map(StepWords::check).toList())
                .texts("after", step.after().stream().map(StepWords::check).toList())
                .text("risk", word(step.risk()))
                .text("rfc", step.rule().toString())
                .instant("forecast", step.forecast())
                .some("done", done, Object::toString);
    }
}
