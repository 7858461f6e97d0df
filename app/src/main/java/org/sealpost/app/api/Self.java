package org.sealpost.app.api;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.sealpost.app.access.Caller;
import org.sealpost.app.access.DomainGlob;
import org.sealpost.app.access.Permission;
import org.sealpost.app.access.Role;
import org.sealpost.app.web.Method;
import org.sealpost.app.web.Reply;

/// Who asks, and what they may: to try a token with.
record Self(Api api, Gate gate) {
    void add() {
        Shape tenant = Shape.object(
                List.of("tenant", "role"),
                Map.of("tenant", Shape.string("Its word."), "role", Words.role("What the person is in it.")));
        api.add(
                Endpoint.open(Method.GET, "/v1/self", "getSelf", "Who asks, and what they may")
                        .forThose(new Access.Known())
                        .answering(
                                200,
                                "Who it is.",
                                Shape.object(
                                        List.of("kind", "name", "tenants"),
                                        new HashMap<>(Map.of(
                                                "kind", Shape.words("Who asks.", List.of("person", "token")),
                                                "name", Shape.string("Of the person, or of the owner of the token."),
                                                "tenants", Shape.list(tenant),
                                                "token", Shape.string("What the token is called."),
                                                "permissions", Shape.list(Shape.string("Those of the token.")),
                                                "domains", Shape.list(Shape.string("Those the token is for.")))))),
                gate,
                Self::shown);
    }

    private static Reply shown(Visit visit) {
        Tree tree = new Tree();
        switch (visit.caller()) {
            case Caller.SignedIn(var person, var _) ->
                tree.text("kind", "person")
                        .text("name", person.name().text())
                        .objects(
                                "tenants",
                                person.roles().entrySet().stream()
                                        .map(each -> tenant(each.getKey().word(), each.getValue()))
                                        .toList());
            case Caller.Bearer(var token, var owner) ->
                tree.text("kind", "token")
                        .text("name", owner.name().text())
                        .objects(
                                "tenants",
                                owner.in(token.tenant()).stream()
                                        .map(role -> tenant(token.tenant().word(), role))
                                        .toList())
                        .text("token", token.name())
                        .texts(
                                "permissions",
                                token.permissions().stream()
                                        .map(Permission::word)
                                        .sorted()
                                        .toList())
                        .texts(
                                "domains",
                                token.domains().stream().map(DomainGlob::text).toList());
            case Caller.Visitor() -> throw new IllegalStateException("nobody comes through the gate");
        }
        return Json.reply(200, Json.TYPE, tree.members());
    }

    private static Tree tenant(String word, Role role) {
        return new Tree().text("tenant", word).text("role", role.word());
    }
}
