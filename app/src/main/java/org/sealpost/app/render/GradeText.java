package org.sealpost.app.render;

import java.util.List;
import java.util.stream.Collectors;
import org.sealpost.check.grade.Grade;
import org.sealpost.check.grade.Grade.Held;
import org.sealpost.check.grade.Letter;

/// A grade, for people and for programs.
final class GradeText {
    private static final String BEST = "nothing holds it down";

    private GradeText() {}

    /// One line; none for a domain without a grade by its nature.
    static void write(Sheet sheet, int column, Grade grade) {
        switch (grade) {
            case Grade.NotApplicable _ -> {}
            case Grade.CannotTell _ -> line(sheet, column, Tone.UNKNOWN, "cannot be told from what was seen");
            case Grade.Graded graded ->
                line(sheet, column, tone(graded.letter()), graded.letter().text() + ": " + reason(graded));
        }
    }

    private static void line(Sheet sheet, int column, Tone tone, String words) {
        sheet.entry(2, tone, tone.mark() + " grade", column + 2, Tone.PLAIN, words);
    }

    private static Tone tone(Letter letter) {
        return switch (letter) {
            case A_PLUS, A -> Tone.PASS;
            case B -> Tone.WARN;
            case C, D, F -> Tone.FAIL;
        };
    }

    /// What holds it down, each reason once.
    private static String reason(Grade.Graded graded) {
        List<String> reasons =
                graded.heldDownBy().stream().map(Held::reason).distinct().toList();
        return reasons.isEmpty() ? BEST : String.join("; ", reasons);
    }

    /// The members of an object. Without `grade` it cannot be told, or there is none for such a domain.
    static void write(JsonText json, Grade grade) {
        switch (grade) {
            case Grade.NotApplicable _ -> {
                json.strings("held_down_by", List.of());
                json.string("reason", "not applicable");
            }
            case Grade.CannotTell _ -> {
                json.strings("held_down_by", List.of());
                json.string("reason", "cannot be told");
            }
            case Grade.Graded graded -> {
                json.string("grade", graded.letter().text());
                json.strings(
                        "held_down_by",
                        graded.heldDownBy().stream()
                                .flatMap(held -> held.codes().stream())
                                .distinct()
                                .collect(Collectors.toList()));
                json.string("reason", reason(graded));
                json.list(
                        "steps",
                        graded.held(),
                        held -> json.object(() -> {
                            json.string("grade", held.letter().text());
                            json.strings("codes", held.codes());
                            json.string("reason", held.reason());
                        }));
            }
        }
    }
}
