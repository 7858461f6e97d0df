package org.sealpost.app.api;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sealpost.app.web.Call;
import org.sealpost.app.web.Refusals;
import org.sealpost.app.web.Reply;

/// Why a request of a program was not answered.
///
/// @see <a href="https://www.rfc-editor.org/rfc/rfc9457#section-3">RFC 9457 §3</a>
public final class Problems implements Refusals {
    static final String TYPE = "application/problem+json";

    @Override
    public Reply refuse(Call call, int status, String sentence) {
        return refuse(status, sentence);
    }

    @Override
    public Reply unread(String path, int status, String sentence) {
        return refuse(status, sentence);
    }

    /// What a server refuses that knows only a status.
    private Reply refuse(int status, String sentence) {
        return reply(status, Problem.of(status).code(), sentence, Optional.empty(), List.of());
    }

    /// @param sentence what is wrong and what to do
    Reply refuse(Problem problem, String sentence) {
        return refuse(problem, sentence, List.of());
    }

    /// @param rules those that stand in the way
    Reply refuse(Problem problem, String sentence, List<Tree> rules) {
        return reply(problem.status(), problem.code(), sentence, Optional.empty(), rules);
    }

    @Override
    public Reply fault(Call call, String id) {
        return reply(
                500,
                Problem.FAULT.code(),
                "Something went wrong here; nothing was changed.",
                Optional.of(id),
                List.of());
    }

    private static Reply reply(int status, String code, String detail, Optional<String> instance, List<Tree> rules) {
        var tree = new LinkedHashMap<String, Object>();
        tree.put("type", "about:blank");
        tree.put("status", (long) status);
        tree.put("code", code);
        tree.put("detail", detail);
        instance.ifPresent(id -> tree.put("instance", "urn:sealpost:fault:" + id));
        if (!rules.isEmpty()) {
            tree.put("rules", rules.stream().map(Tree::members).toList());
        }
        return Json.reply(status, TYPE, tree);
    }

    /// What stands in every problem.
    static Shape shape() {
        return Shape.object(
                        List.of("type", "status", "code", "detail"),
                        Map.of(
                                "type", Shape.string("about:blank"),
                                "status", Shape.number("The status of the answer."),
                                "code", Shape.words("What is wrong, for programs.", codes()),
                                "detail", Shape.string("What is wrong and what to do, for people."),
                                "instance", Shape.string("To quote, where the fault is ours."),
                                "rules", Shape.list(rule())))
                .called("Problem");
    }

    private static Shape rule() {
        return Shape.object(
                List.of("reason", "words", "rfc", "about"),
                Map.of(
                        "reason", Shape.string("For programs, such as testing-first."),
                        "words", Shape.string("What is not allowed, in a few words."),
                        "rfc", Shape.string("The section that asks for it."),
                        "about", Shape.string("The hosts, dates or reasons that it is about.")));
    }

    private static List<String> codes() {
        return Arrays.stream(Problem.values()).map(Problem::code).distinct().toList();
    }
}
