package org.sealpost.app.render;

import java.util.Optional;
import org.sealpost.check.Verdict;
import org.sealpost.check.grade.Grade;
import org.sealpost.check.grade.Grade.Held;
import org.sealpost.check.grade.Letter;

/// The grade in the HTML report: a stamp beside the answer, and below it what holds it down.
///
/// @param heading its start tag without the brackets
/// @param section the anchor of the domain, before which those of its findings begin
record HtmlGrade(String heading, String section) {
    static Html stamp(Grade grade) {
        var html = new Html();
        if (grade instanceof Grade.Graded(Letter letter, var _)) {
            html.raw("<div class=\"stamp " + tone(letter) + "\"><b>")
                    .text(letter.text())
                    .raw("</b>Grade</div>\n");
        }
        return html;
    }

    /// Nothing where there is no grade.
    Html reasons(Verdict verdict, Grade grade) {
        var html = new Html();
        if (!(grade instanceof Grade.Graded(Letter letter, var held)) || held.isEmpty()) {
            return html;
        }
        html.raw("<div class=\"panel\"><div class=\"section-head\"><" + heading + ">Grade ")
                .text(letter.text());
        html.raw(", and what holds it down</" + heading.substring(0, 2)
                + "><p>Worst first</p></div>\n<ul class=\"reasons\">\n");
        for (Held each : held) {
            html.raw("<li><span class=\"step " + tone(each.letter()) + "\">")
                    .text(each.letter().text());
            html.raw("</span><span>").text(HtmlMarks.sentence(each.reason()));
            each.codes().forEach(code -> code(html.raw(" · "), verdict, code));
            html.raw("</span></li>\n");
        }
        return html.raw("</ul></div>\n");
    }

    private void code(Html html, Verdict verdict, String code) {
        Optional<Integer> place = verdict.findings().stream()
                .filter(finding -> finding.code().id().equals(code))
                .findFirst()
                .map(verdict.findings()::indexOf);
        place.ifPresentOrElse(
                at -> html.raw("<a href=\"#" + section + "f" + (at + 1) + "\">")
                        .element("code", code)
                        .raw("</a>"),
                () -> html.element("code", code));
    }

    private static String tone(Letter letter) {
        return switch (letter) {
            case A_PLUS, A -> "pass";
            case B -> "warn";
            case C, D, F -> "fail";
        };
    }
}
