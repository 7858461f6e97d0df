package org.sealpost.app.api;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.sealpost.app.look.Guests;
import org.sealpost.app.look.Looks;
import org.sealpost.app.render.Pages;
import org.sealpost.app.web.Call;
import org.sealpost.app.web.Handler;
import org.sealpost.app.web.Routes;

/// What programs can ask for, below `/v1`, and the document that says so.
public final class Api {
    private final List<Endpoint> endpoints = new ArrayList<>();
    private final Problems problems = new Problems();
    private final Routes routes;

    /// Adds the routes.
    public Api(Routes routes, Looks looks, Guests guests, Pages words, String version) {
        this.routes = routes;
        new Checks(looks, guests, words, problems).addTo(this);
        Map<String, Object> document = new OpenApi(version, endpoints).tree();
        routes.get("/v1/openapi.json", _ -> Json.reply(200, Json.TYPE, document));
    }

    void add(Endpoint endpoint, Handler handler) {
        endpoints.add(endpoint);
        routes.add(endpoint.method(), endpoint.path(), handler);
    }

    /// Whether a request is one of a program.
    public static boolean isFor(Call call) {
        return !call.path().isEmpty() && call.path().getFirst().equals("v1");
    }

    public Problems problems() {
        return problems;
    }
}
