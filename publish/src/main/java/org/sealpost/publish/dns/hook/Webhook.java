package org.sealpost.publish.dns.hook;

import java.net.URI;
import org.sealpost.publish.dns.ZoneAccess;
import org.sealpost.publish.dns.json.Json;
import org.sealpost.publish.dns.web.Answer;
import org.sealpost.publish.dns.web.Api;
import org.sealpost.publish.dns.web.Credentials;
import org.sealpost.publish.dns.web.Web;

/// A program that is reached by POST to `/read`, `/present` and `/cleanup` below one address.
public final class Webhook {
    private Webhook() {}

    public static ZoneAccess at(URI endpoint, Credentials credentials, Web web) {
        var api = new Api("The webhook", endpoint, credentials, "HTTPREQ_USERNAME with HTTPREQ_PASSWORD", web);
        return new HookAccess("The webhook", (action, request) -> called(api, action, request));
    }

    private static Carrier.Reply called(Api api, String action, Json request) {
        return switch (api.send("POST", "/" + action, request, 409)) {
            case Answer.Failed(String why, var after) -> new Carrier.Reply.Failed(why, after);
            case Answer.Came came ->
                new Carrier.Reply.Came(
                        came.isSuccess() ? came.json() : Json.object().with("result", "conflict"));
        };
    }
}
