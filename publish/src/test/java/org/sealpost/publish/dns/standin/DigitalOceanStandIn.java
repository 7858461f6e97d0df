package org.sealpost.publish.dns.standin;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.sealpost.publish.dns.json.Json;
import org.sealpost.publish.dns.standin.HttpStandIn.Response;

public final class DigitalOceanStandIn implements ProviderStandIn {
    private static final String RECORDS = "/v2/domains/" + StandInZone.NAME + "/records";

    private final StandInZone zone = new StandInZone(StandInZone.Style.PLAIN);
    private final Routes routes = new Routes(
                    request -> ("Bearer " + SECRET).equals(request.headers().get("authorization")),
                    Response.json(
                            401, "{\"id\": \"Unauthorized\", \"message\": \"Unable to authenticate " + SECRET + "\"}"))
            .on(
                    "GET",
                    "/v2/domains/([a-z0-9._-]+)",
                    (_, groups) -> groups.getFirst().equals(StandInZone.NAME)
                            ? Response.json(200, "{\"domain\": {\"name\": \"example.org\"}}")
                            : missing())
            .on(
                    "GET",
                    RECORDS,
                    (request, _) -> Response.json(
                            200,
                            Json.object()
                                    .with(
                                            "domain_records",
                                            Json.list(zone.at(request.asks("name")).stream()
                                                    .flatMap(DigitalOceanStandIn::shown)))
                                    .render()))
            .on("POST", RECORDS, (request, _) -> created(Routes.json(request)))
            .on("PUT", RECORDS + "/([0-9]+)", (request, groups) -> changed(groups.getFirst(), Routes.json(request)))
            .on("DELETE", RECORDS + "/([0-9]+)", (_, groups) -> removed(groups.getFirst()));
    private final HttpStandIn http = new HttpStandIn(routes::answer);

    private static Response missing() {
        return Response.json(404, "{\"id\": \"not_found\", \"message\": \"The resource could not be found.\"}");
    }

    private static Stream<Json> shown(StandInZone.Records set) {
        List<Json> all = new ArrayList<>();
        String relative = set.name().substring(0, set.name().length() - StandInZone.NAME.length() - 1);
        for (int i = 0; i < set.data().size(); i++) {
            all.add(Json.object()
                    .with("id", Long.parseLong(set.ids().get(i)))
                    .with("type", set.type())
                    .with("name", relative)
                    .with("data", set.data().get(i))
                    .with("ttl", set.ttl()));
        }
        return all.stream();
    }

    private Response created(Json record) {
        String name = record.text("name").orElseThrow() + "." + StandInZone.NAME;
        String type = record.text("type").orElseThrow();
        List<String> data = new ArrayList<>(
                zone.of(name, type).map(StandInZone.Records::data).orElse(List.of()));
        data.add(plain(record));
        return zone.put(name, type, record.number("ttl").orElseThrow(), data)
                ? Response.json(201, "{\"domain_record\": {}}")
                : Response.json(
                        422,
                        "{\"id\": \"unprocessable_entity\", \"message\": \"CNAME records cannot share a name with"
                                + " other records\"}");
    }

    /// They give targets back without the dot.
    private static String plain(Json record) {
        String data = record.text("data").orElseThrow();
        return record.text("type").orElseThrow().equals("CNAME") ? data.substring(0, data.length() - 1) : data;
    }

    private Response changed(String id, Json record) {
        for (var set : zone.all()) {
            int index = set.ids().indexOf(id);
            if (index >= 0) {
                zone.keepId(set.name(), set.type(), record.number("ttl").orElseThrow(), index, plain(record));
                return Response.json(200, "{\"domain_record\": {}}");
            }
        }
        return missing();
    }

    private Response removed(String id) {
        for (var set : zone.all()) {
            int index = set.ids().indexOf(id);
            if (index >= 0) {
                List<String> data = new ArrayList<>(set.data());
                data.remove(index);
                zone.remove(set.name(), set.type());
                if (!data.isEmpty()) {
                    zone.put(set.name(), set.type(), set.ttl(), data);
                }
                return Response.json(204, "");
            }
        }
        return missing();
    }

    @Override
    public String code() {
        return "digitalocean";
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
    public boolean swapsInOneCall() {
        return false;
    }

    @Override
    public boolean takesEveryText() {
        return false;
    }

    @Override
    public Map<String, String> environment() {
        return Map.of("DO_AUTH_TOKEN", SECRET, "DO_API_URL", http.uri() + "/v2");
    }
}
