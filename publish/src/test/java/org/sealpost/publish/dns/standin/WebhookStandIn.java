package org.sealpost.publish.dns.standin;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sealpost.publish.dns.json.Json;
import org.sealpost.publish.dns.standin.HttpStandIn.Request;
import org.sealpost.publish.dns.standin.HttpStandIn.Response;

public final class WebhookStandIn implements ProviderStandIn {
    private final StandInZone zone = new StandInZone(StandInZone.Style.PLAIN);
    private final Routes routes = new Routes(
                    request -> ("Basic "
                                    + Base64.getEncoder()
                                            .encodeToString(("user:" + SECRET).getBytes(StandardCharsets.UTF_8)))
                            .equals(request.headers().get("authorization")),
                    Response.json(401, "{\"message\": \"not " + SECRET + "\"}"))
            .on("POST", "/hook/read", (request, _) -> read(request))
            .on("POST", "/hook/(present|cleanup)", (request, _) -> changed(request));
    private final HttpStandIn http = new HttpStandIn(routes::answer);

    private static String name(Json request) {
        String name = request.text("fqdn").orElseThrow();
        return name.substring(0, name.length() - 1);
    }

    private Response read(Request request) {
        return Response.json(
                200,
                Json.object()
                        .with(
                                "records",
                                Json.list(zone.at(name(Routes.json(request))).stream()
                                        .map(set -> Json.object()
                                                .with("type", set.type())
                                                .with("ttl", set.ttl())
                                                .with(
                                                        "values",
                                                        Json.list(set.data().stream()
                                                                .map(Json.Text::new))))))
                        .render());
    }

    private synchronized Response changed(Request request) {
        Json body = Routes.json(request);
        String name = name(body);
        Optional<String> before = body.text("expected", "type");
        List<String> expected = Routes.texts(body.elements("expected", "values"));
        List<String> found = before.flatMap(type -> zone.of(name, type))
                .map(StandInZone.Records::data)
                .orElse(List.of());
        boolean fits = before.isPresent()
                ? new HashSet<>(expected).equals(new HashSet<>(found))
                : zone.of(name, body.text("wanted", "type").orElseThrow()).isEmpty();
        if (!fits) {
            return Response.json(409, "{\"result\": \"conflict\"}");
        }
        before.ifPresent(type -> zone.remove(name, type));
        body.text("wanted", "type")
                .ifPresent(type -> zone.put(
                        name,
                        type,
                        body.number("wanted", "ttl").orElseThrow(),
                        Routes.texts(body.elements("wanted", "values"))));
        return Response.json(200, "{\"result\": \"written\"}");
    }

    @Override
    public String code() {
        return "httpreq";
    }

    @Override
    public StandInZone zone() {
        return zone;
    }

    @Override
    public HttpStandIn http() {
        return http;
    }

    @Override
    public Map<String, String> environment() {
        return Map.of("HTTPREQ_ENDPOINT", http.uri() + "/hook", "HTTPREQ_USERNAME", "user", "HTTPREQ_PASSWORD", SECRET);
    }
}
