package org.sealpost.publish.dns.web;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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

/// Cloudflare by its client API. A change is one batch, which is one transaction in their database: records
/// are removed by their ids and made anew. A record that somebody edited in between keeps its id, so it is
/// no comparison.
public final class Cloudflare implements ZoneAccess {
    private static final Duration LEAST_TTL = Duration.ofMinutes(1);

    /// A TTL of 1 stands for "automatic", which is this.
    private static final Duration AUTOMATIC = Duration.ofMinutes(5);

    private static final int MOST = 100;

    /// A record is gone, or there already.
    private static final Set<Long> CONFLICTS = Set.of(81044L, 81053L, 81054L, 81057L, 81058L);

    private final Api zones;
    private final Api records;

    /// @param forZones may read zones
    /// @param forRecords may edit records
    public Cloudflare(URI base, Credentials forZones, Credentials forRecords, Web web) {
        this.zones = new Api("Cloudflare", base, forZones, "CLOUDFLARE_DNS_API_TOKEN (or CF_ZONE_API_TOKEN)", web);
        this.records = new Api("Cloudflare", base, forRecords, "CLOUDFLARE_DNS_API_TOKEN", web);
    }

    @Override
    public boolean atomic() {
        return false;
    }

    @Override
    public Zone.Search zoneOf(DomainName name) {
        return ZoneWalk.upwards(name, zones.provider(), candidate -> switch (zones.get("/zones?name=" + candidate)) {
            case Answer.Failed failed -> new ZoneWalk.Step.Stopped(failed);
            case Answer.Came came ->
                came.json().elements("result").stream()
                        .filter(zone -> zone.text("name").equals(Optional.of(candidate.ascii())))
                        .flatMap(zone -> zone.text("id").stream())
                        .filter(Api::isPlain)
                        .findFirst()
                        .<ZoneWalk.Step>map(id -> new ZoneWalk.Step.Here(new Zone(id, candidate, LEAST_TTL)))
                        .orElseGet(ZoneWalk.Step.NotHere::new);
        });
    }

    @Override
    public Contents look(Zone zone, DomainName name) {
        String path = "/zones/" + zone.id() + "/dns_records?name.exact=" + name + "&per_page=" + MOST;
        return switch (records.get(path)) {
            case Answer.Failed failed -> failed.contents();
            case Answer.Came came -> contents(came.json(), name);
        };
    }

    private Contents contents(Json answer, DomainName name) {
        if (answer.at("result").isEmpty() || answer.elements("result").size() >= MOST) {
            return records.odd("a list of the records at " + name).contents();
        }
        List<Entry> entries = new ArrayList<>();
        List<String> others = new ArrayList<>();
        for (Json record : answer.elements("result")) {
            if (record.text("name").filter(name.ascii()::equalsIgnoreCase).isPresent()) {
                Optional<RecordSet.Type> type = record.recordType("type");
                Optional<String> id = record.text("id").filter(Api::isPlain);
                if (id.isEmpty()) {
                    return records.odd("the id of a record").contents();
                }
                long ttl = record.number("ttl").orElse(1L);
                type.ifPresentOrElse(
                        known -> entries.add(new Entry(
                                id.get(),
                                known,
                                ttl <= 1 ? AUTOMATIC : Duration.ofSeconds(ttl),
                                Values.received(known, record.text("content").orElse("")))),
                        () -> others.add(record.text("type").orElse("unknown")));
            }
        }
        return new Contents.Known(entries, others);
    }

    @Override
    public Writing replace(Zone zone, Change change, Contents.Known seen) {
        Stream<Json> deletes = change.expected().stream()
                .flatMap(expected -> seen.of(expected.type()).stream())
                .map(entry -> Json.object().with("id", entry.key()));
        Stream<Json> posts = change.wanted().stream()
                .flatMap(wanted -> wanted.values().stream().map(value -> post(wanted, value)));
        Json body = Json.object().with("deletes", Json.list(deletes)).with("posts", Json.list(posts));
        return switch (records.send("POST", "/zones/" + zone.id() + "/dns_records/batch", body, 400, 404, 409)) {
            case Answer.Failed failed -> failed.writing();
            case Answer.Came came -> {
                if (came.isSuccess()) {
                    yield new Writing.Written();
                }
                boolean conflict = came.json().elements("errors").stream()
                        .flatMap(error -> error.number("code").stream())
                        .anyMatch(CONFLICTS::contains);
                yield conflict
                        ? new Writing.Conflict(seen.reading(change.name(), change.type()))
                        : records.refused(came).writing();
            }
        };
    }

    private static Json post(RecordSet wanted, String value) {
        Json.Members record = Json.object()
                .with("type", wanted.type().name())
                .with("name", wanted.name().ascii())
                .with(
                        "content",
                        wanted.type() == RecordSet.Type.CNAME
                                ? RecordSet.comparable(wanted.type(), value)
                                : Values.sent(wanted.type(), value))
                .with("ttl", wanted.ttl().toSeconds());
        // Their proxy would answer in place of the policy host.
        return wanted.type() == RecordSet.Type.TXT ? record : record.with("proxied", false);
    }

    @Override
    public void close() {
        // The client is shared.
    }
}
