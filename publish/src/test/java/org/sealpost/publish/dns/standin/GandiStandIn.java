package org.sealpost.publish.dns.standin;

import java.util.List;
import java.util.Map;
import org.sealpost.publish.dns.json.Json;
import org.sealpost.publish.dns.standin.HttpStandIn.Request;
import org.sealpost.publish.dns.standin.HttpStandIn.Response;

public final class GandiStandIn implements ProviderStandIn {
    private static final String RECORDS = "/v5/livedns/domains/" + StandInZone.NAME + "/records/([a-z0-9._-]+)";

    private final StandInZone zone = new StandInZone(StandInZone.Style.ZONE_FILE);
    private final Routes routes = new Routes(
                    request -> ("Bearer " + SECRET).equals(request.headers().get("authorization")),
                    Response.json(
                            401,
                            "{\"code\": 401, \"message\": \"The server could not verify " + SECRET
                                    + "\", \"object\": \"HTTPUnauthorized\", \"cause\": \"Unauthorized\"}"))
            .on(
                    "GET",
                    "/v5/livedns/domains/([a-z0-9._-]+)",
                    (_, groups) -> groups.getFirst().equals(StandInZone.NAME)
                            ? Response.json(200, "{\"fqdn\": \"example.org\"}")
                            : Response.json(404, "{\"code\": 404, \"message\": \"Unknown domain\"}"))
            .on(
                    "GET",
                    RECORDS,
                    (_, groups) -> Response.json(
                            200,
                            Json.list(zone.at(name(groups)).stream()
                                            .map(set -> Json.object()
                                                    .with("rrset_name", groups.getFirst())
                                                    .with("rrset_type", set.type())
                                                    .with("rrset_ttl", set.ttl())
                                                    .with(
                                                            "rrset_values",
                                                            Json.list(set.data().stream()
                                                                    .map(Json.Text::new)))))
                                    .render()))
            .on("PUT", RECORDS, (request, groups) -> replacedAll(request, name(groups)))
            .on(
                    "PUT",
                    RECORDS + "/([A-Z]+)",
                    (request, groups) -> put(name(groups), groups.get(1), Routes.json(request)))
            .on("DELETE", RECORDS + "/([A-Z]+)", (_, groups) -> {
                zone.remove(name(groups), groups.get(1));
                return Response.json(204, "");
            });
    private final HttpStandIn http = new HttpStandIn(routes::answer);

    private static String name(List<String> groups) {
        return groups.getFirst() + "." + StandInZone.NAME;
    }

    private Response replacedAll(Request request, String name) {
        zone.at(name).forEach(set -> zone.remove(name, set.type()));
        for (Json item : Routes.json(request).elements("items")) {
            put(name, item.text("rrset_type").orElseThrow(), item);
        }
        return Response.json(201, "{\"message\": \"DNS Record Created\"}");
    }

    private Response put(String name, String type, Json set) {
        boolean done =
                zone.put(name, type, set.number("rrset_ttl").orElseThrow(), Routes.texts(set.elements("rrset_values")));
        return done
                ? Response.json(201, "{\"message\": \"DNS Record Created\"}")
                : Response.json(400, "{\"code\": 400, \"message\": \"A CNAME record already exists\"}");
    }

    @Override
    public String code() {
        return "gandiv5";
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
        return Map.of("GANDIV5_PERSONAL_ACCESS_TOKEN", SECRET, "GANDIV5_API_URL", http.uri() + "/v5/livedns");
    }
}
