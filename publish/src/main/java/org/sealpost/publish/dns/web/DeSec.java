package org.sealpost.publish.dns.web;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
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

/// deSEC. A change is one bulk request, which is all or nothing. What is new is made by POST, which deSEC
/// refuses where a set stands already; it compares nothing else.
public final class DeSec implements ZoneAccess {
    private static final long USUAL_LEAST_TTL = 3600;

    private final Api api;

    public DeSec(URI base, String token, Web web) {
        this.api = new Api("deSEC", base, Credentials.authorization("Token", token), "DESEC_TOKEN", web);
    }

    @Override
    public boolean atomic() {
        return false;
    }

    @Override
    public Zone.Search zoneOf(DomainName name) {
        return switch (api.get("/domains/?owns_qname=" + name)) {
            case Answer.Failed failed -> failed.search();
            case Answer.Came came ->
                came.json().elements().stream()
                        .flatMap(zone -> zone(zone).stream())
                        .filter(zone -> name.isAtOrBelow(zone.name()))
                        .findFirst()
                        .<Zone.Search>map(Zone.Search.Found::new)
                        .orElseGet(() -> new Zone.Search.Failed(
                                "The account at deSEC has no zone for " + name + "; see that DESEC_TOKEN is for it."));
        };
    }

    private static Optional<Zone> zone(Json domain) {
        Duration least = Duration.ofSeconds(domain.number("minimum_ttl").orElse(USUAL_LEAST_TTL));
        return domain.text("name").flatMap(DomainName::ofWire).map(zone -> new Zone(zone.ascii(), zone, least));
    }

    @Override
    public Contents look(Zone zone, DomainName name) {
        String subname = subname(zone, name);
        return switch (api.get(path(zone) + "?subname=" + subname)) {
            case Answer.Failed failed -> failed.contents();
            case Answer.Came came -> contents(came.json(), subname);
        };
    }

    private Contents contents(Json answer, String subname) {
        if (!(answer instanceof Json.Elements(var sets))) {
            return api.odd("a list of records").contents();
        }
        List<Entry> entries = new ArrayList<>();
        List<String> others = new ArrayList<>();
        for (Json set : sets) {
            if (set.text("subname").equals(Optional.of(subname))) {
                Duration ttl = Duration.ofSeconds(set.number("ttl").orElse(USUAL_LEAST_TTL));
                set.recordType("type")
                        .ifPresentOrElse(
                                type -> texts(set)
                                        .forEach(data -> entries.add(Entry.of(type, ttl, Values.received(type, data)))),
                                () -> others.add(set.text("type").orElse("unknown")));
            }
        }
        return new Contents.Known(entries, others);
    }

    private static List<String> texts(Json set) {
        return set.elements("records").stream()
                .flatMap(record -> record.text().stream())
                .toList();
    }

    @Override
    public Writing replace(Zone zone, Change change, Contents.Known seen) {
        Stream<Json> removed = change
                .expected()
                .filter(_ -> change.wanted().isEmpty() || change.swapsTypes())
                .map(expected -> (Json) set(zone, expected).with("records", Json.list(Stream.of())))
                .stream();
        Stream<Json> written = change
                .wanted()
                .map(wanted -> (Json) set(zone, wanted)
                        .with("ttl", wanted.ttl().toSeconds())
                        .with(
                                "records",
                                Json.list(wanted.values().stream()
                                        .map(value -> new Json.Text(Values.sent(wanted.type(), value))))))
                .stream();
        Json body = Json.list(Stream.concat(removed, written));
        boolean isNew = change.expected().isEmpty();
        return switch (api.send(isNew ? "POST" : "PATCH", path(zone), body, 400)) {
            case Answer.Failed failed -> failed.writing();
            case Answer.Came came -> {
                if (came.isSuccess()) {
                    yield new Writing.Written();
                }
                yield isNew && look(zone, change.name()) instanceof Contents.Known now && !now.equals(seen)
                        ? new Writing.Conflict(now.reading(change.name(), change.type()))
                        : api.refused(came).writing();
            }
        };
    }

    private static Json.Members set(Zone zone, RecordSet records) {
        return Json.object()
                .with("subname", subname(zone, records.name()))
                .with("type", records.type().name());
    }

    private static String subname(Zone zone, DomainName name) {
        String relative = zone.relative(name);
        return relative.equals("@") ? "" : relative;
    }

    private static String path(Zone zone) {
        return "/domains/" + zone.id() + "/rrsets/";
    }

    @Override
    public void close() {
        // The client is shared.
    }
}
