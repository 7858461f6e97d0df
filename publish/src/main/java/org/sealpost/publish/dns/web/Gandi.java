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

/// Gandi LiveDNS. A set is replaced whole; one type takes the place of another by replacing all at the name
/// in one call. Nothing is compared.
public final class Gandi implements ZoneAccess {
    private static final Duration LEAST_TTL = Duration.ofMinutes(5);

    private final Api api;

    public Gandi(URI base, String token, Web web) {
        this.api = new Api(
                "Gandi", base, Credentials.authorization("Bearer", token), "GANDIV5_PERSONAL_ACCESS_TOKEN", web);
    }

    @Override
    public boolean atomic() {
        return false;
    }

    @Override
    public Zone.Search zoneOf(DomainName name) {
        return ZoneWalk.upwards(name, api.provider(), candidate -> switch (api.get("/domains/" + candidate, 403, 404)) {
            case Answer.Failed failed -> new ZoneWalk.Step.Stopped(failed);
            case Answer.Came came ->
                came.isSuccess()
                        ? new ZoneWalk.Step.Here(new Zone(candidate.ascii(), candidate, LEAST_TTL))
                        : new ZoneWalk.Step.NotHere();
        });
    }

    @Override
    public Contents look(Zone zone, DomainName name) {
        return switch (api.get(path(zone, name), 404)) {
            case Answer.Failed failed -> failed.contents();
            case Answer.Came came ->
                came.isSuccess() ? contents(came.json()) : new Contents.Known(List.of(), List.of());
        };
    }

    private Contents contents(Json answer) {
        if (!(answer instanceof Json.Elements(var sets))) {
            return api.odd("a list of records").contents();
        }
        List<Entry> entries = new ArrayList<>();
        List<String> others = new ArrayList<>();
        for (Json set : sets) {
            Duration ttl = Duration.ofSeconds(set.number("rrset_ttl").orElse(LEAST_TTL.toSeconds()));
            Optional<RecordSet.Type> type = set.recordType("rrset_type");
            type.ifPresentOrElse(
                    known -> set.elements("rrset_values").stream()
                            .flatMap(value -> value.text().stream())
                            .forEach(data -> entries.add(Entry.of(known, ttl, Values.received(known, data)))),
                    () -> others.add(set.text("rrset_type").orElse("unknown")));
        }
        return new Contents.Known(entries, others);
    }

    @Override
    public Writing replace(Zone zone, Change change, Contents.Known seen) {
        String path = path(zone, change.name());
        Answer answer = change.wanted()
                .map(wanted -> change.swapsTypes()
                        ? api.send(
                                "PUT",
                                path,
                                Json.object()
                                        .with(
                                                "items",
                                                Json.list(Stream.of(body(wanted)
                                                        .with(
                                                                "rrset_type",
                                                                wanted.type().name())))))
                        : api.send("PUT", path + "/" + wanted.type(), body(wanted)))
                .orElseGet(() -> api.delete(path + "/" + change.type()));
        return switch (answer) {
            case Answer.Failed failed -> failed.writing();
            case Answer.Came _ -> new Writing.Written();
        };
    }

    private static Json.Members body(RecordSet wanted) {
        return Json.object()
                .with("rrset_ttl", wanted.ttl().toSeconds())
                .with(
                        "rrset_values",
                        Json.list(wanted.values().stream()
                                .map(value -> new Json.Text(Values.sent(wanted.type(), value)))));
    }

    private static String path(Zone zone, DomainName name) {
        return "/domains/" + zone.id() + "/records/" + zone.relative(name);
    }

    @Override
    public void close() {
        // The client is shared.
    }
}
