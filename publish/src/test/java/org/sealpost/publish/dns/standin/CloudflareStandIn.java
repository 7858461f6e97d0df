package org.sealpost.publish.dns.standin;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.sealpost.publish.dns.json.Json;
import org.sealpost.publish.dns.standin.HttpStandIn.Request;
import org.sealpost.publish.dns.standin.HttpStandIn.Response;

public final class CloudflareStandIn implements ProviderStandIn {
    private static final String ID = "023e105f4ecef8ad9ca31a8372d0c353";
    private static final String RECORDS = "/client/v4/zones/" + ID + "/dns_records";

    private final StandInZone zone = new StandInZone(StandInZone.Style.ZONE_FILE);
    private final Routes routes = new Routes(
                    request -> ("Bearer " + SECRET).equals(request.headers().get("authorization")),
                    failure(403, 9109, "Invalid access token " + SECRET))
            .on(
                    "GET",
                    "/client/v4/zones",
                    (request, _) -> success(Json.list(
                            request.asks("name").equals(StandInZone.NAME)
                                    ? Stream.of(Json.object().with("id", ID).with("name", StandInZone.NAME))
                                    : Stream.empty())))
            .on(
                    "GET",
                    RECORDS,
                    (request, _) -> success(Json.list(
                            zone.at(request.asks("name.exact")).stream().flatMap(CloudflareStandIn::shown))))
            .on("POST", RECORDS + "/batch", (request, _) -> batch(request));
    private final HttpStandIn http = new HttpStandIn(routes::answer);

    private static Response success(Json result) {
        return Response.json(
                200, Json.object().with("success", true).with("result", result).render());
    }

    private static Response failure(int status, int code, String message) {
        return Response.json(
                status,
                "{\"success\": false, \"errors\": [{\"code\": " + code + ", \"message\": \"" + message
                        + "\"}], \"messages\": [], \"result\": null}");
    }

    private static Stream<Json> shown(StandInZone.Records records) {
        List<Json> all = new ArrayList<>();
        for (int i = 0; i < records.data().size(); i++) {
            all.add(Json.object()
                    .with("id", records.ids().get(i))
                    .with("name", records.name())
                    .with("type", records.type())
                    .with("ttl", records.ttl())
                    .with("content", records.data().get(i)));
        }
        return all.stream();
    }

    private Response batch(Request request) {
        Json body = Routes.json(request);
        Map<String, StandInZone.Records> gone = new LinkedHashMap<>();
        for (Json each : body.elements("deletes")) {
            String id = each.text("id").orElseThrow();
            var holder =
                    zone.all().stream().filter(set -> set.ids().contains(id)).findFirst();
            if (holder.isEmpty()) {
                return failure(404, 81044, "Record does not exist.");
            }
            gone.put(holder.get().type(), holder.get());
        }
        gone.values().forEach(set -> zone.remove(set.name(), set.type()));
        Map<String, List<String>> made = new LinkedHashMap<>();
        for (Json each : body.elements("posts")) {
            String key = each.text("name").orElseThrow() + " "
                    + each.text("type").orElseThrow() + " " + each.number("ttl").orElseThrow();
            made.computeIfAbsent(key, _ -> new ArrayList<>())
                    .add(each.text("content").orElseThrow());
        }
        for (var set : made.entrySet()) {
            String[] parts = set.getKey().split(" ", -1);
            if (!zone.put(parts[0], parts[1], Long.parseLong(parts[2]), set.getValue())) {
                gone.values().forEach(old -> zone.put(old.name(), old.type(), old.ttl(), old.data()));
                return failure(400, 81053, "An A, AAAA, or CNAME record with that host already exists.");
            }
        }
        return success(Json.object());
    }

    @Override
    public String code() {
        return "cloudflare";
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
        return Map.of("CF_DNS_API_TOKEN", SECRET, "CLOUDFLARE_BASE_URL", http.uri() + "/client/v4");
    }
}
