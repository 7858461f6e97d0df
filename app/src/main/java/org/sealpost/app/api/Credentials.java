package org.sealpost.app.api;

import java.util.List;
import java.util.Map;
import org.sealpost.app.access.Permission;
import org.sealpost.app.web.Method;

/// Who can write DNS records from here: names, and never a value of a secret.
record Credentials(Api api, Gate gate, Setup setup) {
    void add() {
        api.add(
                Endpoint.open(
                                Method.GET,
                                "/v1/tenants/{tenant}/dns-credentials",
                                "listDnsCredentials",
                                "Who can write DNS records from here, as the operator set it up")
                        .forThose(new Access.Having(Permission.MANAGE_CREDENTIALS))
                        .answering(
                                200,
                                "Names, without values.",
                                Shape.object(List.of("items"), Map.of("items", Shape.list(shape())))),
                gate,
                _ -> Json.reply(
                        200,
                        Json.TYPE,
                        new Tree()
                                .objects(
                                        "items",
                                        setup.credentials().stream()
                                                .map(each -> new Tree()
                                                        .text("name", each.title())
                                                        .text("source", each.how()))
                                                .toList())
                                .members()));
    }

    private static Shape shape() {
        return Shape.object(
                List.of("name", "source"),
                Map.of(
                        "name", Shape.string("Of the provider or command."),
                        "source", Shape.string("Where its credentials come from, in a sentence.")));
    }
}
