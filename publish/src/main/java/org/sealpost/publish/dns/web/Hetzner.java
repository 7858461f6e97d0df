package org.sealpost.publish.dns.web;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sealpost.protocol.name.DomainName;
import org.sealpost.publish.RecordSet;
import org.sealpost.publish.dns.Change;
import org.sealpost.publish.dns.Contents;
import org.sealpost.publish.dns.Entry;
import org.sealpost.publish.dns.Writing;
import org.sealpost.publish.dns.Zone;
import org.sealpost.publish.dns.ZoneAccess;
import org.sealpost.publish.dns.json.Json;

/// Hetzner DNS by the Cloud API. A set is made, set or removed whole; one type takes the place of another
/// in two steps. Nothing is compared, but a set that is to be new must be new.
public final class Hetzner implements ZoneAccess {
    private static final Duration LEAST_TTL = Duration.ofMinutes(1);
    private static final long USUAL_TTL = 3600;

    private final Api api;

    public Hetzner(URI base, String token, Web web) {
        this.api = new Api("Hetzner", base, Credentials.authorization("Bearer", token), "HETZNER_API_TOKEN", web);
    }

    @Override
    public boolean atomic() {
        return false;
    }

    @Override
    public Zone.Search zoneOf(DomainName name) {
        return ZoneWalk.upwards(name, api.provider(), candidate -> switch (api.get("/zones?name=" + candidate)) {
            case Answer.Failed failed -> new ZoneWalk.Step.Stopped(failed);
            case Answer.Came came ->
                came.json().elements("zones").stream()
                        .filter(zone -> zone.text("name").equals(Optional.of(candidate.ascii())))
                        .flatMap(zone -> zone.number("id").stream())
                        .findFirst()
                        .<ZoneWalk.Step>map(
                                id -> new ZoneWalk.Step.Here(new Zone(Long.toString(id), candidate, LEAST_TTL)))
                        .orElseGet(ZoneWalk.Step.NotHere::new);
        });
    }

    @Override
    public Contents look(Zone zone, DomainName name) {
        String relative = zone.relative(name);
        return switch (api.get("/zones/" + zone.id() + "/rrsets?name=" + relative + "&per_page=50")) {
            case Answer.Failed failed -> failed.contents();
            case Answer.Came came -> contents(came.json(), relative);
        };
    }

    private Contents contents(Json answer, String relative) {
        if (answer.at("rrsets").isEmpty()) {
            return api.odd("records").contents();
        }
        List<Entry> entries = new ArrayList<>();
        List<String> others = new ArrayList<>();
        for (Json set : answer.elements("rrsets")) {
            if (set.text("name").equals(Optional.of(relative))) {
                Duration ttl = Duration.ofSeconds(set.number("ttl").orElse(USUAL_TTL));
                set.recordType("type")
                        .ifPresentOrElse(
                                type -> set.elements("records").stream()
                                        .flatMap(record -> record.text("value").stream())
                                        .forEach(data -> entries.add(Entry.of(type, ttl, Values.received(type, data)))),
                                () -> others.add(set.text("type").orElse("unknown")));
            }
        }
        return new Contents.Known(entries, others);
    }

    @Override
    public Writing replace(Zone zone, Change change, Contents.Known seen) {
        if (change.wanted().isEmpty()) {
            return written(remove(zone, change.expected().orElseThrow()));
        }
        RecordSet wanted = change.wanted().get();
        if (change.expected().isEmpty()) {
            return made(zone, change, seen, wanted);
        }
        RecordSet expected = change.expected().get();
        return change.swapsTypes()
                ? TwoSteps.take(
                        () -> remove(zone, expected),
                        () -> make(zone, wanted),
                        () -> make(zone, seen.of(change.name(), expected.type()).orElse(expected)))
                : set(zone, wanted, seen);
    }

    private Writing made(Zone zone, Change change, Contents.Known seen, RecordSet wanted) {
        return switch (make(zone, wanted, 409)) {
            case Answer.Failed failed -> failed.writing();
            case Answer.Came came ->
                came.isSuccess()
                        ? new Writing.Written()
                        : new Writing.Conflict(seen.reading(change.name(), change.type()));
        };
    }

    private Writing set(Zone zone, RecordSet wanted, Contents.Known seen) {
        Answer set = api.send("POST", path(zone, wanted) + "/actions/set_records", records(wanted));
        boolean sameTtl =
                seen.of(wanted.type()).stream().allMatch(entry -> entry.ttl().equals(wanted.ttl()));
        return written(
                set instanceof Answer.Failed || sameTtl
                        ? set
                        : api.send(
                                "POST",
                                path(zone, wanted) + "/actions/change_ttl",
                                Json.object().with("ttl", wanted.ttl().toSeconds())));
    }

    private Answer remove(Zone zone, RecordSet set) {
        return api.delete(path(zone, set));
    }

    private Answer make(Zone zone, RecordSet set, int... also) {
        return api.send(
                "POST",
                "/zones/" + zone.id() + "/rrsets",
                records(set)
                        .with("name", zone.relative(set.name()))
                        .with("type", set.type().name())
                        .with("ttl", set.ttl().toSeconds()),
                also);
    }

    private static Json.Members records(RecordSet set) {
        return Json.object()
                .with(
                        "records",
                        Json.list(set.values().stream()
                                .map(value -> Json.object().with("value", Values.sent(set.type(), value)))));
    }

    private static String path(Zone zone, RecordSet set) {
        return "/zones/" + zone.id() + "/rrsets/" + zone.relative(set.name()) + "/" + set.type();
    }

    /// A change is an action of theirs, which may have failed already.
    private static Writing written(Answer answer) {
        return switch (answer) {
            case Answer.Failed failed -> failed.writing();
            case Answer.Came came ->
                came.json().text("action", "status").filter("error"::equals).isPresent()
                        ? new Writing.Failed("Hetzner took the change and failed to make it" + Told.by(came.text())
                                + "; read what stands there before trying again.")
                        : new Writing.Written();
        };
    }

    @Override
    public void close() {
        // The client is shared.
    }
}
