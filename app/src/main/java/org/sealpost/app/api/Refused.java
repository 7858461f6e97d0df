package org.sealpost.app.api;

import java.util.List;
import java.util.Map;
import org.sealpost.app.web.Reply;

/// A request that is not answered, found wherever it is read. It is turned into a problem document in one place.
final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient Problem problem;
    private final transient Map<String, String> headers;
    private final transient List<Tree> rules;

    Refused(Problem problem, String sentence) {
        this(problem, sentence, Map.of());
    }

    Refused(Problem problem, String sentence, Map<String, String> headers) {
        this(problem, sentence, headers, List.of());
    }

    /// @param rules those that stand in the way
    Refused(Problem problem, String sentence, Map<String, String> headers, List<Tree> rules) {
        super(sentence, null, false, false);
        this.problem = problem;
        this.headers = Map.copyOf(headers);
        this.rules = List.copyOf(rules);
    }

    static Refused notThere(String what) {
        return new Refused(Problem.NOT_FOUND, "There is no such " + what + " here.");
    }

    Reply reply(Problems problems) {
        Reply reply = problems.refuse(problem, String.valueOf(getMessage()), rules);
        for (Map.Entry<String, String> each : headers.entrySet()) {
            reply = reply.with(each.getKey(), each.getValue());
        }
        return reply;
    }
}
