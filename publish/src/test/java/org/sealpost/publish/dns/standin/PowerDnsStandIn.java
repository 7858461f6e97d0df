package org.sealpost.publish.dns.standin;

import java.util.List;
import java.util.Map;
import org.sealpost.publish.dns.json.Json;
import org.sealpost.publish.dns.standin.HttpStandIn.Request;
import org.sealpost.publish.dns.standin.HttpStandIn.Response;

public final class PowerDnsStandIn implements ProviderStandIn {
    private static final String ZONE = "/api/v1/servers/localhost/zones/([a-z0-9._-]+)";

    private final StandInZone zone = new StandInZone(StandInZone.Style.ZONE_FILE);
    private final Routes routes = new Routes(
                    request -> SECRET.equals(request.headers().get("x-api-key")),
                    Response.json(401, "{\"error\": \"Unauthorized " + SECRET + "\"}"))
            .on(
                    "GET",
                    ZONE,
                    (request, groups) -> isZone(groups)
                            ? Response.json(200, shown().render())
                            : Response.json(404, "{\"error\": \"Could not find domain '" + groups.getFirst() + "'\"}"))
            .on("PATCH", ZONE, (request, _) -> patched(request));
    private final HttpStandIn http = new HttpStandIn(routes::answer);

    private static boolean isZone(List<String> groups) {
        return groups.getFirst().equals(StandInZone.NAME + ".");
    }

    private Json shown() {
        return Json.object()
                .with("name", StandInZone.NAME + ".")
                .with(
                        "rrsets",
                        Json.list(zone.all().stream()
                                .map(each -> Json.object()
                                        .with("name", each.name() + ".")
                                        .with("type", each.type())
                                        .with("ttl", each.ttl())
                                        .with(
                                                "records",
                                                Json.list(each.data().stream()
                                                        .map(data -> Json.object()
                                                                .with("content", data)
                                                                .with("disabled", false)))))));
    }

    private Response patched(Request request) {
        for (Json set : Routes.json(request).elements("rrsets")) {
            String name = set.text("name").orElseThrow();
            String plain = name.substring(0, name.length() - 1);
            String type = set.text("type").orElseThrow();
            if (set.text("changetype").orElseThrow().equals("DELETE")) {
                zone.remove(plain, type);
            } else {
                List<String> data = set.elements("records").stream()
                        .map(record -> record.text("content").orElseThrow())
                        .toList();
                if (!zone.put(plain, type, set.number("ttl").orElseThrow(), data)) {
                    return Response.json(
                            422,
                            "{\"error\": \"RRset " + name + " IN " + type + ": Conflicts with pre-existing RRset\"}");
                }
            }
        }
        return Response.json(204, "");
    }

    @Override
    public String code() {
        return "pdns";
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
        return Map.of("PDNS_API_URL", http.uri().toString(), "PDNS_API_KEY", SECRET);
    }
}
