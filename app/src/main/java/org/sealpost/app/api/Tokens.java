package org.sealpost.app.api;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.sealpost.app.access.ApiToken;
import org.sealpost.app.access.DomainGlob;
import org.sealpost.app.access.Permission;
import org.sealpost.app.access.PersonId;
import org.sealpost.app.access.Target;
import org.sealpost.app.access.audit.Actor;
import org.sealpost.app.access.sign.ApiTokens;
import org.sealpost.app.access.sign.Member;
import org.sealpost.app.access.sign.TokenDesk;
import org.sealpost.app.access.sign.TokenIssue;
import org.sealpost.app.render.Shown;
import org.sealpost.app.web.Method;
import org.sealpost.app.web.Reply;

/// Tokens for programs. Only people make and revoke them: no token makes another.
record Tokens(Api api, Gate gate, Desk desk) {
    private static final String PATH = "/v1/tenants/{tenant}/tokens";
    private static final String OF = "of";
    private static final long DAYS = 90;
    private static final int SHOWN = 60;
    private static final Shape NEW = Shape.object(
            List.of("name", "permissions", "domains"),
            Map.of(
                    "name", Shape.line("What it is for.", 100),
                    "permissions", Shape.list(Shape.line("Such as domains:see.", 40), 1, 50),
                    "domains", Shape.list(Shape.line("`*`, `example.org` or `*.example.org`.", 260), 1, 100),
                    "days",
                            Shape.number(
                                    "How long it is good, 90 where nothing is said.", 1, TokenDesk.LONGEST.toDays())));

    void add() {
        api.add(
                Endpoint.open(Method.GET, PATH, "listTokens", "Tokens, the newest first, never with their texts")
                        .forThose(new Access.Having(Permission.OWN_TOKENS))
                        .with(Parameter.query(
                                OF, Shape.words("One's own, where nothing is said, or all.", List.of("self", "all"))))
                        .answering(
                                200,
                                "Tokens.",
                                Shape.object(
                                        List.of("items"),
                                        Map.of("items", Shape.list(shape(false).called("Token"))))),
                gate,
                this::list);
        api.add(
                Endpoint.open(Method.POST, PATH, "makeToken", "Makes a token that may do some of what its maker may")
                        .forThose(new Access.Having(Permission.OWN_TOKENS))
                        .taking(NEW)
                        .answering(201, "Its text, which is shown this once.", shape(true))
                        .refusing(Problem.TOO_MUCH),
                gate,
                this::make);
        api.add(
                Endpoint.open(Method.DELETE, PATH + "/{id}", "revokeToken", "Revokes a token, at once")
                        .forThose(new Access.Having(Permission.OWN_TOKENS))
                        .with(Parameter.path("id", "Of the token."))
                        .answering(204, "It is good for nothing any more."),
                gate,
                this::revoke);
    }

    private static Shape shape(boolean made) {
        Map<String, Shape> members = new HashMap<>();
        members.put("id", Shape.string("By which it is revoked."));
        members.put("name", Shape.string("What it is for."));
        members.put("owner", Shape.string("Who made it."));
        members.put("permissions", Shape.list(Shape.string("Such as domains:see.")));
        members.put("domains", Shape.list(Shape.string("Those it is for.")));
        members.put("made", Shape.instant("When it was made."));
        members.put("ends", Shape.instant("When it is over."));
        members.put("last_used", Shape.instant("To a minute; not there when it never was."));
        members.put("revoked", Shape.instant("When it was revoked."));
        if (made) {
            members.put("token", Shape.string("To be sent as `Authorization: Bearer TOKEN`. Keep it."));
        }
        List<String> always = List.of("id", "name", "owner", "permissions", "domains", "made", "ends");
        return Shape.object(
                made ? List.of("id", "name", "owner", "permissions", "domains", "made", "ends", "token") : always,
                members);
    }

    private Reply list(Visit visit) {
        String of = visit.call().query().one(OF).orElse("self");
        ApiTokens tokens = desk.access().tokens();
        List<ApiToken> all = switch (of) {
            case "self" -> tokens.of(visit.tenant(), visit.person().id());
            case "all" -> {
                visit.require(Permission.MANAGE_TOKENS, new Target.Whole(visit.tenant()));
                yield tokens.of(visit.tenant());
            }
            default -> throw new Refused(Problem.MALFORMED, "of is self or all.");
        };
        Map<PersonId, String> names = desk.access().people().members(visit.tenant()).stream()
                .collect(Collectors.toMap(Member::id, member -> member.name().text()));
        return Json.reply(
                200,
                Json.TYPE,
                new Tree()
                        .objects(
                                "items",
                                all.stream()
                                        .map(token -> tree(token, names.getOrDefault(token.owner(), "")))
                                        .toList())
                        .members());
    }

    private static Tree tree(ApiToken token, String owner) {
        return new Tree()
                .text("id", token.id())
                .text("name", token.name())
                .text("owner", owner)
                .texts(
                        "permissions",
                        token.permissions().stream()
                                .map(Permission::word)
                                .sorted()
                                .toList())
                .texts("domains", token.domains().stream().map(DomainGlob::text).toList())
                .instant("made", token.made())
                .instant("ends", token.ends())
                .some("last_used", token.lastUsed(), Object::toString)
                .some("revoked", token.revoked(), Object::toString);
    }

    private Reply make(Visit visit) {
        Body body = Body.of(visit.call(), NEW);
        Set<Permission> permissions = new HashSet<>();
        for (String word : body.texts("permissions")) {
            permissions.add(Permission.read(word)
                    .orElseThrow(() -> new Refused(
                            Problem.MALFORMED, Shown.quoted(word, SHOWN) + " is no permission. No token was made.")));
        }
        List<DomainGlob> globs = body.texts("domains").stream()
                .map(text -> DomainGlob.read(text)
                        .orElseThrow(() -> new Refused(
                                Problem.MALFORMED,
                                Shown.quoted(text, SHOWN)
                                        + " is none of *, example.org and *.example.org. No token was made.")))
                .toList();
        Duration life = Duration.ofDays(body.number("days").orElse(DAYS));
        String name = body.text("name").orElseThrow().strip();
        return switch (desk.tokens().issue(visit.person(), visit.tenant(), name, permissions, globs, life)) {
            case TokenIssue.Made(var text, var token) ->
                Json.reply(
                                201,
                                Json.TYPE,
                                tree(token, visit.person().name().text())
                                        .text("token", text.reveal())
                                        .members())
                        .with("Location", visit.path("/tokens/" + token.id()));
            case TokenIssue.TooMuch(var tooMuch) ->
                throw new Refused(
                        Problem.TOO_MUCH,
                        "Leave out what no token may carry or you may not do: "
                                + tooMuch.stream()
                                        .map(Permission::word)
                                        .sorted()
                                        .collect(Collectors.joining(", "))
                                + ". No token was made.");
            case TokenIssue.Malformed() ->
                throw new Refused(Problem.MALFORMED, "Give the token a name of 1 to 100 characters.");
        };
    }

    private Reply revoke(Visit visit) {
        String id = visit.id("token");
        ApiTokens tokens = desk.access().tokens();
        boolean own = tokens.of(visit.tenant(), visit.person().id()).stream()
                .anyMatch(token -> token.id().equals(id));
        boolean may = own || visit.mayAll(Permission.MANAGE_TOKENS);
        if (!may || !desk.tokens().revoke(Actor.of(visit.caller()), visit.tenant(), id)) {
            throw Refused.notThere("token that is good");
        }
        return Reply.done();
    }
}
