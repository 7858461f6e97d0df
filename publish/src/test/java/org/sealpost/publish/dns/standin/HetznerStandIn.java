package org.sealpost.publish.dns.standin;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.sealpost.publish.dns.json.Json;
import org.sealpost.publish.dns.standin.HttpStandIn.Response;

public final class HetznerStandIn implements ProviderStandIn {
    private static final String SETS = "/v1/zones/42/rrsets";
    private static final String SET = SETS + "/([a-z0-9._-]+)/([A-Z]+)";

    private final StandInZone zone = new StandInZone(StandInZone.Style.ZONE_FILE);
    private final Routes routes = new Routes(
                    request -> ("Bearer " + SECRET).equals(request.headers().get("authorization")),
                    error(401, "unauthorized", "unable to authenticate " + SECRET))
            .on(
                    "GET",
                    "/v1/zones",
                    (request, _) -> Response.json(
                            200,
                            Json.object()
                                    .with(
                                            "zones",
                                            Json.list(
                                                    request.asks("name").equals(StandInZone.NAME)
                                                            ? Stream.of(Json.object()
                                                                    .with("id", 42)
                                                                    .with("name", StandInZone.NAME))
                                                            : Stream.of()))
                                    .render()))
            .on(
                    "GET",
                    SETS,
                    (request, _) -> Response.json(
                            200,
                            Json.object()
                                    .with(
                                            "rrsets",
                                            Json.list(zone.at(request.asks("name") + "." + StandInZone.NAME).stream()
                                                    .map(set -> shown(request.asks("name"), set))))
                                    .render()))
            .on("POST", SETS, (request, _) -> created(Routes.json(request)))
            .on(
                    "POST",
                    SET + "/actions/set_records",
                    (request, groups) -> zone.of(name(groups), groups.get(1))
                                    .filter(set ->
                                            zone.put(set.name(), set.type(), set.ttl(), data(Routes.json(request))))
                                    .isPresent()
                            ? action()
                            : error(404, "not_found", "rrset not found"))
            .on("POST", SET + "/actions/change_ttl", (request, groups) -> {
                var set = zone.of(name(groups), groups.get(1)).orElseThrow();
                zone.put(
                        set.name(),
                        set.type(),
                        Routes.json(request).number("ttl").orElseThrow(),
                        set.data());
                return action();
            })
            .on(
                    "DELETE",
                    SET,
                    (_, groups) -> zone.remove(name(groups), groups.get(1))
                            ? action()
                            : error(404, "not_found", "rrset not found"));
    private final HttpStandIn http = new HttpStandIn(routes::answer);

    private static String name(List<String> groups) {
        return groups.getFirst() + "." + StandInZone.NAME;
    }

    private static Json shown(String relative, StandInZone.Records set) {
        return Json.object()
                .with("id", relative + "/" + set.type())
                .with("name", relative)
                .with("type", set.type())
                .with("ttl", set.ttl())
                .with(
                        "records",
                        Json.list(set.data().stream().map(data -> Json.object().with("value", data))));
    }

    private static List<String> data(Json body) {
        return body.elements("records").stream()
                .map(record -> record.text("value").orElseThrow())
                .toList();
    }

    private Response created(Json set) {
        String name = set.text("name").orElseThrow() + "." + StandInZone.NAME;
        String type = set.text("type").orElseThrow();
        if (zone.of(name, type).isPresent()) {
            return error(409, "uniqueness_error", "rrset already exists");
        }
        return zone.put(name, type, set.number("ttl").orElseThrow(), data(set))
                ? action()
                : error(422, "invalid_input", "invalid input in field 'records'");
    }

    private static Response action() {
        return Response.json(201, "{\"action\": {\"id\": 1, \"status\": \"running\", \"error\": null}}");
    }

    private static Response error(int status, String code, String message) {
        return Response.json(
                status,
                "{\"error\": {\"code\": \"" + code + "\", \"message\": \"" + message + "\", \"details\": null}}");
    }

    @Override
    public String code() {
        return "hetzner";
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
    public Map<String, String> environment() {
        return Map.of("HETZNER_API_TOKEN", SECRET, "HETZNER_API_URL", http.uri() + "/v1");
    }
}
