package org.sealpost.app.remote;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.sealpost.app.exit.ExitCode;
import org.sealpost.app.exit.Refusal;
import org.sealpost.protocol.name.DomainName;

/// The domains that a server watches for a tenant, and their alerts.
public final class Fleet implements AutoCloseable {
    private static final int PART = 500;

    private final Server server;
    private final String path;

    private Fleet(Server server, String tenant) {
        this.server = server;
        this.path = "/v1/tenants/" + tenant;
    }

    /// @param tenant empty for the first one that the owner of the token belongs to
    /// @throws Refusal when the token is not taken
    public static Fleet of(Server server, Optional<String> tenant) {
        return new Fleet(server, tenant.orElseGet(() -> first(server)));
    }

    private static String first(Server server) {
        Server.Answer answer = server.get("/v1/self");
        hold(answer, 200);
        if (answer.object().get("tenants") instanceof List<?> tenants
                && !tenants.isEmpty()
                && tenants.getFirst() instanceof Map<?, ?> tenant
                && tenant.get("tenant") instanceof String word) {
            return word;
        }
        throw new Refusal(ExitCode.CONFIGURATION, "the token is of somebody who belongs to no tenant");
    }

    /// Every domain, in the order of the names.
    public List<Map<?, ?>> domains(Optional<String> tag, Optional<String> state) {
        Map<String, String> query = new LinkedHashMap<>();
        tag.ifPresent(text -> query.put("tag", text));
        state.ifPresent(text -> query.put("state", text));
        return all("/domains", query);
    }

    /// What became of each.
    public List<Map<?, ?>> add(List<DomainName> domains, List<String> tags) {
        Server.Answer answer = server.post(
                path + "/domains",
                Server.json(Map.of(
                        "domains", domains.stream().map(DomainName::ascii).toList(), "tags", tags)),
                Map.of("Idempotency-Key", UUID.randomUUID().toString()));
        return objects(answer, "domains", 200, 201);
    }

    public void remove(DomainName domain) {
        hold(server.delete(path + "/domains/" + domain), 204);
    }

    /// Has it looked at as soon as somebody is free.
    public void look(DomainName domain) {
        hold(server.post(path + "/domains/" + domain + "/look", "", Map.of()), 202);
    }

    /// Those that stand, of all domains or of one.
    public List<Map<?, ?>> alerts(Optional<DomainName> domain) {
        return all(domain.map(name -> "/domains/" + name).orElse("") + "/alerts", Map.of());
    }

    /// @param note what there is to say about it
    public void acknowledge(String alert, Optional<String> note) {
        hold(
                server.post(
                        path + "/alerts/" + encoded(alert) + "/acknowledge",
                        Server.json(note.<Map<String, String>>map(text -> Map.of("note", text))
                                .orElse(Map.of())),
                        Map.of()),
                200);
    }

    private List<Map<?, ?>> all(String list, Map<String, String> query) {
        var all = new ArrayList<Map<?, ?>>();
        Optional<String> cursor = Optional.of("");
        while (cursor.isPresent()) {
            var words = new StringBuilder("?limit=" + PART);
            query.forEach(
                    (name, value) -> words.append('&').append(name).append('=').append(encoded(value)));
            if (!cursor.get().isEmpty()) {
                words.append("&cursor=").append(encoded(cursor.get()));
            }
            Server.Answer answer = server.get(path + list + words);
            all.addAll(objects(answer, "items", 200));
            cursor = answer.object().get("next") instanceof String next ? Optional.of(next) : Optional.empty();
        }
        return all;
    }

    private static List<Map<?, ?>> objects(Server.Answer answer, String member, int... good) {
        hold(answer, good);
        if (!(answer.object().get(member) instanceof List<?> list)) {
            throw new Refusal(ExitCode.TRY_AGAIN, "the server answered without " + member);
        }
        var objects = new ArrayList<Map<?, ?>>();
        for (Object each : list) {
            if (each instanceof Map<?, ?> object) {
                objects.add(object);
            }
        }
        return objects;
    }

    private static void hold(Server.Answer answer, int... good) {
        for (int status : good) {
            if (answer.status() == status) {
                return;
            }
        }
        throw answer.refusal();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        server.close();
    }
}
