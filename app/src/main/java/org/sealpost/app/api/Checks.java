package org.sealpost.app.api;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.sealpost.app.check.Checked;
import org.sealpost.app.check.TypedDomain;
import org.sealpost.app.look.Guests;
import org.sealpost.app.look.Look;
import org.sealpost.app.look.Looks;
import org.sealpost.app.render.Pages;
import org.sealpost.app.render.Report;
import org.sealpost.app.render.Shown;
import org.sealpost.app.render.VerdictJson;
import org.sealpost.app.render.Words;
import org.sealpost.app.web.Call;
import org.sealpost.app.web.Handler;
import org.sealpost.app.web.Method;
import org.sealpost.app.web.Reply;
import org.sealpost.check.expect.Expectation;
import org.sealpost.protocol.Octets;
import org.sealpost.protocol.name.DomainName;

/// The check that every program may ask for: begun by POST, looked after by GET.
final class Checks {
    private static final int SHOWN = 60;
    private static final Shape NEW =
            Shape.object(List.of("domain"), Map.of("domain", Shape.string("In A-labels or U-labels.")));
    private static final String ID = "What the check is called.";

    private final Looks looks;
    private final Guests guests;
    private final Pages words;
    private final Problems problems;

    Checks(Looks looks, Guests guests, Pages words, Problems problems) {
        this.looks = looks;
        this.guests = guests;
        this.words = words;
        this.problems = problems;
    }

    void addTo(Api api) {
        api.add(
                Endpoint.open(Method.POST, "/v1/checks", "beginCheck", "Has a domain looked at")
                        .taking(NEW)
                        .answering(202, "It goes on.", state())
                        .refusing(Problem.DOMAIN, Problem.TOO_OFTEN, Problem.BUSY),
                new Handler() {
                    @Override
                    public Optional<Reply> before(Call head) {
                        return guests.knock(head).map(Checks.this::tooOften);
                    }

                    @Override
                    public Reply answer(Call call) {
                        return begin(call);
                    }
                });
        api.add(
                Endpoint.open(Method.GET, "/v1/checks/{id}", "getCheck", "How far a check is")
                        .with(Parameter.path("id", ID))
                        .answering(200, "Its state.", state())
                        .refusing(Problem.NOT_FOUND),
                this::state);
        api.add(
                Endpoint.open(
                                Method.GET,
                                "/v1/checks/{id}/result",
                                "getCheckResult",
                                "What a check saw and judged, kept for 30 days")
                        .with(Parameter.path("id", ID))
                        .answering(200, "The document.", Shape.anything(VerdictJson.SCHEMA))
                        .refusing(Problem.NOT_FOUND),
                this::result);
    }

    private static Shape state() {
        return Shape.object(
                List.of("id", "domain", "state", "parts"),
                Map.of(
                        "id", Shape.string(ID),
                        "domain", Shape.string("In A-labels."),
                        "state", Shape.words("Whether it goes on.", List.of("looking", "done", "failed")),
                        "parts",
                                Shape.list(Shape.object(
                                        List.of("part", "stage"),
                                        Map.of(
                                                "part", Shape.string("Such as tls-rpt."),
                                                "stage",
                                                        Shape.words(
                                                                "How far it is.",
                                                                List.of("waiting", "looking", "seen"))))),
                        "result", Shape.string("Where the result is, once there is one.")));
    }

    private Reply begin(Call call) {
        String typed;
        try {
            typed = Body.of(call, NEW).text("domain").orElseThrow();
        } catch (Refused refused) {
            return refused.reply(problems);
        }
        return switch (TypedDomain.read(typed)) {
            case TypedDomain.None none ->
                problems.refuse(
                        Problem.DOMAIN,
                        "'" + Shown.excerpt(typed, SHOWN) + "' " + none.clause()
                                + none.meant()
                                        .map(meant -> "; did you mean " + meant + "?")
                                        .orElse("."));
            case TypedDomain.Domain(var domain) ->
                guests.take(call).map(this::tooOften).orElseGet(() -> begin(domain));
        };
    }

    private Reply tooOften(Guests.Wait wait) {
        return problems.refuse(
                        Problem.TOO_OFTEN,
                        Words.count(guests.perMinute(), "domain", "domains") + " in a minute may be checked. Go on at "
                                + wait.until() + ".")
                .with("Retry-After", Long.toString(wait.seconds()));
    }

    private Reply begin(DomainName domain) {
        return looks.begin(domain, Looks.FRESH)
                .map(look -> Json.reply(202, Json.TYPE, tree(look)).with("Location", "/v1/checks/" + look.id()))
                .orElseGet(() -> problems.refuse(Problem.BUSY, "Too many domains are being checked; try again later.")
                        .with("Retry-After", "60"));
    }

    private Reply state(Call call) {
        String id = call.named("id");
        return looks.going(id)
                .map(Checks::tree)
                .or(() ->
                        looks.kept(id).map(checked -> tree(id, checked.verdict().domain(), "done", List.of())))
                .map(tree -> Json.reply(200, Json.TYPE, tree))
                .orElseGet(this::noSuchCheck);
    }

    private Reply result(Call call) {
        String id = call.named("id");
        return looks.going(id)
                .flatMap(Look::result)
                .or(() -> looks.kept(id))
                .map(this::document)
                .orElseGet(this::noSuchCheck);
    }

    private Reply noSuchCheck() {
        return problems.refuse(Problem.NOT_FOUND, "There is no such check, or it has no result yet.");
    }

    private Reply document(Checked checked) {
        var out = new ByteArrayOutputStream();
        try (var stream = new PrintStream(out, false, StandardCharsets.UTF_8)) {
            Report report = new VerdictJson(words, stream, Expectation.NONE);
            report.add(checked.verdict(), checked.facts());
            report.end();
        }
        return new Reply(200, Json.TYPE, Map.of(), Octets.of(out.toByteArray()));
    }

    private static Map<String, Object> tree(Look look) {
        String state = look.failed() ? "failed" : look.result().isPresent() ? "done" : "looking";
        return tree(look.id(), look.domain(), state, look.lines());
    }

    private static Map<String, Object> tree(String id, DomainName domain, String state, List<Look.Line> lines) {
        var tree = new LinkedHashMap<String, Object>();
        tree.put("id", id);
        tree.put("domain", domain.ascii());
        tree.put("state", state);
        tree.put(
                "parts",
                lines.stream()
                        .map(line -> Map.of(
                                "part",
                                line.part().word(),
                                "stage",
                                line.stage().name().toLowerCase(Locale.ROOT)))
                        .toList());
        if (state.equals("done")) {
            tree.put("result", "/v1/checks/" + id + "/result");
        }
        return tree;
    }
}
