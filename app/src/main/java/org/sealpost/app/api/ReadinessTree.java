package org.sealpost.app.api;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sealpost.app.render.reports.ExhibitWords;
import org.sealpost.reports.readiness.Assessment;
import org.sealpost.reports.readiness.Objection;
import org.sealpost.reports.readiness.Readiness;

/// What the gate says of a domain, in documents.
final class ReadinessTree {
    private static final List<String> WORDS = List.of("ready", "not-ready", "unknown", "hold");
    private static final List<String> WEIGHTS = List.of("holds", "stops", "lacks", "notes");
    private static final int PER_MILLION = 1_000_000;

    private ReadinessTree() {}

    static Shape shape() {
        Shape objection = Shape.object(
                List.of("rule", "weight", "explanation", "fix", "evidence"),
                Map.of(
                        "rule", Shape.string("Such as readiness.volume; the same for ever."),
                        "weight", Shape.words("What it does to the answer.", WEIGHTS),
                        "explanation", Shape.string("What it says."),
                        "fix", Shape.string("What to do."),
                        "evidence", Shape.list(Shape.string("What it rests on.")),
                        "not_before", Shape.string("A day before which it does not pass.")));
        Map<String, Shape> members = new HashMap<>();
        members.put("answer", Shape.words("Whether `enforce` is safe.", WORDS));
        members.put("not_before", Shape.string("A day before which it cannot be known."));
        members.put("objections", Shape.list(objection));
        members.put("days", Shape.number("That count."));
        members.put("clean_days", Shape.number("Of those, without a failure that counts."));
        members.put("sessions", Shape.number("That count."));
        members.put("refused", Shape.number("What `enforce` would have stopped of them, at the most."));
        members.put(
                "loss_per_million",
                Shape.number("The upper bound of lost sessions with 95 % confidence; 1000000 without evidence."));
        return Shape.object(
                        List.of(
                                "answer",
                                "objections",
                                "days",
                                "clean_days",
                                "sessions",
                                "refused",
                                "loss_per_million"),
                        members)
                .called("Readiness");
    }

    static Tree of(Assessment assessment) {
        Optional<LocalDate> earliest = assessment.readiness() instanceof Readiness.Unknown(var _, LocalDate day)
                ? Optional.of(day)
                : Optional.empty();
        var run = assessment.run();
        return new Tree()
                .text(
                        "answer",
                        switch (assessment.readiness()) {
                            case Readiness.Ready _ -> WORDS.get(0);
                            case Readiness.NotReady _ -> WORDS.get(1);
                            case Readiness.Unknown _ -> WORDS.get(2);
                            case Readiness.Hold _ -> WORDS.get(3);
                        })
                .some("not_before", earliest, LocalDate::toString)
                .objects(
                        "objections",
                        assessment.objections().stream().map(ReadinessTree::of).toList())
                .number("days", run.length())
                .number("clean_days", run.clean())
                .number("sessions", run.evidence())
                .number("refused", run.blocked())
                .number("loss_per_million", (long) Math.ceil(run.upperBound() * PER_MILLION));
    }

    private static Tree of(Objection objection) {
        return new Tree()
                .text("rule", objection.rule().id())
                .text("weight", PlanTree.word(objection.rule().weight()))
                .text("explanation", objection.explanation())
                .text("fix", objection.fix())
                .texts(
                        "evidence",
                        objection.evidence().stream().map(ExhibitWords::words).toList())
                .some("not_before", objection.earliest(), LocalDate::toString);
    }
}
