package org.sealpost.app.api;

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

    private static final Map<Integer, String> CODES = Map.of(
            400, "request.malformed",
            403, "request.cross-site",
            404, "not-found",
            405, "method.not-answered",
            413, "request.too-large",
            415, "request.not-json",
            421, "host.not-served",
            429, "rate.exceeded",
            500, "fault",
            503, "busy");

    @Override
    public Reply refuse(Call call, int status, String sentence) {
        return reply(status, CODES.getOrDefault(status, "refused"), sentence, Optional.empty());
    }

    /// @param code stays the same for ever, other than the sentence
    Reply refuse(int status, String code, String sentence) {
        return reply(status, code, sentence, Optional.empty());
    }

    @Override
    public Reply fault(Call call, String id) {
        return reply(500, "fault", "Something went wrong here; nothing was changed.", Optional.of(id));
    }

    private static Reply reply(int status, String code, String detail, Optional<String> instance) {
        var tree = new LinkedHashMap<String, Object>();
        tree.put("type", "about:blank");
        tree.put("status", (long) status);
        tree.put("code", code);
        tree.put("detail", detail);
        instance.ifPresent(id -> tree.put("instance", "urn:sealpost:fault:" + id));
        return Json.reply(status, TYPE, tree);
    }

    /// What stands in every problem.
    static Shape shape() {
        return Shape.object(
                List.of("type", "status", "code", "detail"),
                Map.of(
                        "type", Shape.string("about:blank"),
                        "status", Shape.number("The status of the answer."),
                        "code", Shape.string("What is wrong, for programs."),
                        "detail", Shape.string("What is wrong and what to do, for people."),
                        "instance", Shape.string("To quote, where the fault is ours.")));
    }
}
