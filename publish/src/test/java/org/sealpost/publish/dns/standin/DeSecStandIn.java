package org.sealpost.publish.dns.standin;

import java.util.Map;
import java.util.stream.Stream;
import org.sealpost.publish.dns.json.Json;
import org.sealpost.publish.dns.standin.HttpStandIn.Request;
import org.sealpost.publish.dns.standin.HttpStandIn.Response;

public final class DeSecStandIn implements ProviderStandIn {
    private static final String SETS = "/api/v1/domains/" + StandInZone.NAME + "/rrsets/";

    private final StandInZone zone = new StandInZone(StandInZone.Style.ZONE_FILE);
    private final Routes routes = new Routes(
                    request -> ("Token " + SECRET).equals(request.headers().get("authorization")),
                    Response.json(401, "{\"detail\": \"Invalid token " + SECRET + ".\"}"))
            .on(
                    "GET",
                    "/api/v1/domains/",
                    (request, _) -> Response.json(
                            200,
                            request.asks("owns_qname").endsWith(StandInZone.NAME)
                                    ? "[{\"name\": \"example.org\", \"minimum_ttl\": 60}]"
                                    : "[]"))
            .on(
                    "GET",
                    SETS,
                    (request, _) -> Response.json(
                            200,
                            Json.list(zone.at(request.asks("subname") + "." + StandInZone.NAME).stream()
                                            .map(set -> Json.object()
                                                    .with("subname", request.asks("subname"))
                                                    .with("type", set.type())
                                                    .with("ttl", set.ttl())
                                                    .with(
                                                            "records",
                                                            Json.list(set.data().stream()
                                                                    .map(Json.Text::new)))))
                                    .render()))
            .on("POST", SETS, (request, _) -> bulk(request, true))
            .on("PATCH", SETS, (request, _) -> bulk(request, false));
    private final HttpStandIn http = new HttpStandIn(routes::answer);

    private Response bulk(Request request, boolean mustBeNew) {
        for (Json set : Routes.json(request).elements()) {
            String name = set.text("subname").orElseThrow() + "." + StandInZone.NAME;
            String type = set.text("type").orElseThrow();
            var data = Routes.texts(set.elements("records"));
            if (data.isEmpty()) {
                zone.remove(name, type);
            } else if ((mustBeNew && zone.of(name, type).isPresent())
                    || !zone.put(name, type, set.number("ttl").orElseThrow(), data)) {
                return Response.json(
                        400,
                        "[{\"non_field_errors\": [\"Another RRset with the same subdomain and type exists for this"
                                + " domain.\"]}]");
            }
        }
        return Response.json(200, Json.list(Stream.of()).render());
    }

    @Override
    public String code() {
        return "desec";
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
        return Map.of("DESEC_TOKEN", SECRET, "DESEC_API_URL", http.uri() + "/api/v1");
    }
}
