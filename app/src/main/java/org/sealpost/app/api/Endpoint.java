package org.sealpost.app.api;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.sealpost.app.web.Method;

/// One operation of the API, as it is answered and as the OpenAPI document tells it.
///
/// @param path such as `/v1/checks/{id}`
/// @param id its name for programs that are made of the document
/// @param parameters beside the tenant and the domain of the path, which need no words
/// @param body what is sent; empty for nothing
/// @param good answers to a request that is well
/// @param own reasons for refusing that it has beside those of its kind
record Endpoint(
        Method method,
        String path,
        String id,
        String summary,
        Access access,
        List<Parameter> parameters,
        Optional<Shape> body,
        List<Answer> good,
        Set<Problem> own) {
    private static final Parameter TENANT = Parameter.path("tenant", "Whose domains these are, such as `main`.");
    private static final Parameter DOMAIN = Parameter.path("domain", "The domain, in A-labels.");
    private static final Parameter KEY = Parameter.header(
            Idempotency.HEADER,
            false,
            "A word of your own for this request, up to 100 letters, digits, `-` and `_`. The same request with the same"
                    + " word has its effect once, and the same answer for 24 hours.");
    private static final Parameter FORM = Parameter.header(
            Gate.FORM, false, "Of a session, which has no token: what stands in the forms of its pages.");

    Endpoint {
        parameters = List.copyOf(parameters);
        good = List.copyOf(good);
        own = Set.copyOf(own);
    }

    /// An answer.
    ///
    /// @param type of the body; empty when there is none
    record Answer(int status, String description, String type, Shape shape, List<String> codes) {
        Answer {
            codes = List.copyOf(codes);
        }
    }

    /// For everybody.
    static Endpoint open(Method method, String path, String id, String summary) {
        return new Endpoint(
                method, path, id, summary, new Access.Open(), List.of(), Optional.empty(), List.of(), Set.of());
    }

    Endpoint forThose(Access who) {
        return new Endpoint(method, path, id, summary, who, parameters, body, good, own);
    }

    Endpoint with(Parameter... more) {
        var all = new ArrayList<>(parameters);
        all.addAll(Arrays.asList(more));
        return new Endpoint(method, path, id, summary, access, all, body, good, own);
    }

    Endpoint taking(Shape shape) {
        return new Endpoint(method, path, id, summary, access, parameters, Optional.of(shape), good, own);
    }

    Endpoint answering(int status, String description, Shape shape) {
        return answering(new Answer(status, description, Json.TYPE, shape, List.of()));
    }

    /// Without content.
    Endpoint answering(int status, String description) {
        return answering(new Answer(status, description, "", Shape.string(""), List.of()));
    }

    Endpoint answering(Answer answer) {
        var all = new ArrayList<>(good);
        all.add(answer);
        return new Endpoint(method, path, id, summary, access, parameters, body, all, own);
    }

    Endpoint refusing(Problem... problems) {
        Set<Problem> all = EnumSet.noneOf(Problem.class);
        all.addAll(own);
        all.addAll(Arrays.asList(problems));
        return new Endpoint(method, path, id, summary, access, parameters, body, good, all);
    }

    boolean isOpen() {
        return access instanceof Access.Open;
    }

    /// Whether a request can be said again without a second effect.
    boolean isOnce() {
        return !isOpen() && method == Method.POST;
    }

    boolean changes() {
        return method != Method.GET && method != Method.HEAD;
    }

    private boolean names(String segment) {
        return path.contains("{" + segment + "}");
    }

    /// All of them, those of its kind first.
    List<Parameter> allParameters() {
        var all = new ArrayList<Parameter>();
        if (names(TENANT.name())) {
            all.add(TENANT);
        }
        if (names(DOMAIN.name())) {
            all.add(DOMAIN);
        }
        all.addAll(parameters);
        if (isOnce()) {
            all.add(KEY);
        }
        if (!isOpen() && changes()) {
            all.add(FORM);
        }
        return all;
    }

    /// Why it may be refused.
    Set<Problem> problems() {
        Set<Problem> all = EnumSet.noneOf(Problem.class);
        all.addAll(own);
        if (body.isPresent()) {
            all.addAll(Set.of(Problem.MALFORMED, Problem.NOT_JSON));
        }
        if (parameters.stream().anyMatch(each -> each.name().equals(Paging.CURSOR))) {
            all.addAll(Set.of(Problem.CURSOR, Problem.MALFORMED));
        }
        if (!isOpen()) {
            all.addAll(Set.of(Problem.TOKEN_MISSING, Problem.TOKEN_INVALID, Problem.TOO_OFTEN));
        }
        if (!isOpen() && changes()) {
            all.add(Problem.FORM_TOKEN);
        }
        if (isOnce()) {
            all.addAll(Set.of(Problem.KEY_MALFORMED, Problem.KEY_IN_USE, Problem.KEY_REUSED));
        }
        if (access instanceof Access.Platform) {
            all.add(Problem.NOT_ALLOWED);
        }
        if (access instanceof Access.Having) {
            all.addAll(Set.of(Problem.NOT_ALLOWED, Problem.NOT_FOUND));
        }
        return all;
    }

    /// Every answer, those that refuse last.
    List<Answer> answers() {
        var all = new ArrayList<>(good);
        problems().stream()
                .collect(Collectors.groupingBy(Problem::status, TreeMap::new, Collectors.toList()))
                .forEach((status, problems) -> all.add(new Answer(
                        status,
                        problems.stream().map(Problem::meaning).collect(Collectors.joining(" ")),
                        Problems.TYPE,
                        Problems.shape(),
                        problems.stream().map(Problem::code).toList())));
        return all;
    }
}
