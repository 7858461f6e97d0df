package org.sealpost.publish.dns.web;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.sealpost.protocol.name.DomainName;
import org.sealpost.publish.RecordSet;
import org.sealpost.publish.dns.Change;
import org.sealpost.publish.dns.Contents;
import org.sealpost.publish.dns.Entry;
import org.sealpost.publish.dns.Writing;
import org.sealpost.publish.dns.Zone;
import org.sealpost.publish.dns.ZoneAccess;
import org.sealpost.publish.dns.json.Json;

/// PowerDNS Authoritative Server by its own HTTP API. A change is one PATCH of whole sets, in one transaction; the
/// server compares nothing.
public final class PowerDns implements ZoneAccess {
    private static final int NOT_FOUND = 404;
    private static final int UNPROCESSABLE = 422;
    private static final int CONFLICT = 409;

    private final Api api;

    /// @param base without `/api/v1`
    /// @param server as the API calls it, mostly `localhost`
    public PowerDns(URI base, String server, String key, Web web) {
        URI servers = URI.create(base.toString().replaceAll("/+$", "") + "/api/v1/servers/" + server);
        this.api = new Api("PowerDNS", servers, Credentials.headers(Map.of("X-API-Key", key)), "PDNS_API_KEY", web);
    }

    @Override
    public boolean atomic() {
        return false;
    }

    @Override
    public Zone.Search zoneOf(DomainName name) {
        return ZoneWalk.upwards(name, api.provider(), candidate -> switch (api.get(
                "/zones/" + candidate + ".?rrsets=false", NOT_FOUND, UNPROCESSABLE)) {
            case Answer.Failed failed -> new ZoneWalk.Step.Stopped(failed);
            case Answer.Came came ->
                came.isSuccess()
                        ? new ZoneWalk.Step.Here(new Zone(candidate + ".", candidate))
                        : new ZoneWalk.Step.NotHere();
        });
    }

    @Override
    public Contents look(Zone zone, DomainName name) {
        Answer answer = api.get("/zones/" + zone.id() + "?rrset_name=" + name + ".");
        return switch (answer) {
            case Answer.Failed failed -> failed.contents();
            case Answer.Came came -> contents(came.json(), name);
        };
    }

    /// Servers before 4.8 answer with the whole zone.
    private Contents contents(Json zone, DomainName name) {
        if (zone.at("rrsets").isEmpty()) {
            return api.odd("records").contents();
        }
        List<Entry> entries = new ArrayList<>();
        List<String> others = new ArrayList<>();
        for (Json set : zone.elements("rrsets")) {
            if (set.text("name")
                    .filter(each -> each.equalsIgnoreCase(name + "."))
                    .isPresent()) {
                Optional<RecordSet.Type> type = set.recordType("type");
                Duration ttl = Duration.ofSeconds(set.number("ttl").orElse(0L));
                type.ifPresentOrElse(
                        known -> set.elements("records").stream()
                                .filter(record -> !record.at("disabled").equals(Optional.of(new Json.Truth(true))))
                                .flatMap(record -> record.text("content").stream())
                                .forEach(data -> entries.add(Entry.of(known, ttl, Values.received(known, data)))),
                        () -> others.add(set.text("type").orElse("unknown")));
            }
        }
        return new Contents.Known(entries, others);
    }

    @Override
    public Writing replace(Zone zone, Change change, Contents.Known seen) {
        Stream<Json> removed = change
                .expected()
                .filter(_ -> change.wanted().isEmpty() || change.swapsTypes())
                .map(expected -> (Json) set(expected).with("changetype", "DELETE"))
                .stream();
        Stream<Json> written = change
                .wanted()
                .map(wanted -> (Json) set(wanted)
                        .with("changetype", "REPLACE")
                        .with("ttl", wanted.ttl().toSeconds())
                        .with(
                                "records",
                                Json.list(wanted.values().stream()
                                        .map(value -> Json.object()
                                                .with("content", Values.sent(wanted.type(), value))
                                                .with("disabled", false)))))
                .stream();
        Json body = Json.object().with("rrsets", Json.list(Stream.concat(removed, written)));
        return switch (api.send("PATCH", "/zones/" + zone.id(), body, CONFLICT, UNPROCESSABLE)) {
            case Answer.Failed failed -> failed.writing();
            case Answer.Came came ->
                came.isSuccess() ? new Writing.Written() : api.refused(came).writing();
        };
    }

    private static Json.Members set(RecordSet records) {
        return Json.object()
                .with("name", records.name() + ".")
                .with("type", records.type().name());
    }

    @Override
    public void close() {
        // The client is shared.
    }
}
