package org.sealpost.publish.dns.web;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sealpost.protocol.Octets;
import org.sealpost.protocol.name.DomainName;
import org.sealpost.publish.RecordSet;
import org.sealpost.publish.dns.Change;
import org.sealpost.publish.dns.Contents;
import org.sealpost.publish.dns.Entry;
import org.sealpost.publish.dns.Writing;
import org.sealpost.publish.dns.Zone;
import org.sealpost.publish.dns.ZoneAccess;
import org.sealpost.publish.dns.json.Json;

/// DigitalOcean. Each record is changed by itself, so several are changed one after another; nothing is compared.
public final class DigitalOcean implements ZoneAccess {
    private static final Duration LEAST_TTL = Duration.ofSeconds(30);
    private static final long USUAL_TTL = 1800;
    private static final int MOST = 200;
    private static final int LONGEST_TEXT = 512;

    private final Api api;

    public DigitalOcean(URI base, String token, Web web) {
        this.api = new Api("DigitalOcean", base, Credentials.authorization("Bearer", token), "DO_AUTH_TOKEN", web);
    }

    @Override
    public boolean atomic() {
        return false;
    }

    @Override
    public Zone.Search zoneOf(DomainName name) {
        return ZoneWalk.upwards(name, api.provider(), candidate -> switch (api.get("/domains/" + candidate, 404)) {
            case Answer.Failed failed -> new ZoneWalk.Step.Stopped(failed);
            case Answer.Came came ->
                came.isSuccess()
                        ? new ZoneWalk.Step.Here(new Zone(candidate.ascii(), candidate, LEAST_TTL))
                        : new ZoneWalk.Step.NotHere();
        });
    }

    @Override
    public Contents look(Zone zone, DomainName name) {
        return switch (api.get(path(zone) + "?name=" + name + "&per_page=" + MOST)) {
            case Answer.Failed failed -> failed.contents();
            case Answer.Came came -> contents(came.json(), zone, name);
        };
    }

    private Contents contents(Json answer, Zone zone, DomainName name) {
        if (answer.at("domain_records").isEmpty()
                || answer.elements("domain_records").size() >= MOST) {
            return api.odd("a list of the records at " + name).contents();
        }
        List<Entry> entries = new ArrayList<>();
        List<String> others = new ArrayList<>();
        for (Json record : answer.elements("domain_records")) {
            if (record.text("name").equals(Optional.of(zone.relative(name)))) {
                Optional<Long> id = record.number("id");
                if (id.isEmpty()) {
                    return api.odd("the id of a record").contents();
                }
                Duration ttl = Duration.ofSeconds(record.number("ttl").orElse(USUAL_TTL));
                String data = record.text("data").orElse("");
                record.recordType("type")
                        .ifPresentOrElse(
                                type -> entries.add(new Entry(id.get().toString(), type, ttl, value(zone, type, data))),
                                () -> others.add(record.text("type").orElse("unknown")));
            }
        }
        return new Contents.Known(entries, others);
    }

    /// They call the top of the zone `@` in targets too.
    private static String value(Zone zone, RecordSet.Type type, String data) {
        return type == RecordSet.Type.CNAME && data.equals("@")
                ? zone.name().ascii()
                : type == RecordSet.Type.TXT ? data : RecordSet.comparable(type, data);
    }

    @Override
    public Writing replace(Zone zone, Change change, Contents.Known seen) {
        Optional<Writing> unfit = change.wanted()
                .filter(DigitalOcean::isUnfit)
                .map(_ -> new Writing.Failed(
                        "DigitalOcean's API does not say how it takes quotes, backslashes and texts of more than "
                                + LONGEST_TEXT + " octets; publish this value by hand."));
        if (unfit.isPresent()) {
            return unfit.get();
        }
        List<Entry> before =
                change.expected().map(expected -> seen.of(expected.type())).orElse(List.of());
        if (change.swapsTypes()) {
            RecordSet expected = change.expected().orElseThrow();
            RecordSet old = seen.of(change.name(), expected.type()).orElse(expected);
            return TwoSteps.take(
                    () -> removeAll(zone, before),
                    () -> createAll(zone, change.wanted().orElseThrow()),
                    () -> createAll(zone, old));
        }
        return change.wanted()
                .map(wanted -> inPlace(zone, wanted, before))
                .orElseGet(() -> written(removeAll(zone, before)));
    }

    private static boolean isUnfit(RecordSet wanted) {
        return wanted.type() == RecordSet.Type.TXT
                && wanted.values().stream()
                        .anyMatch(value -> value.contains("\"")
                                || value.contains("\\")
                                || value.length() > LONGEST_TEXT
                                || !value.chars().allMatch(c -> c < 0x7f));
    }

    /// What differs is changed where it stands, then added or removed.
    private Writing inPlace(Zone zone, RecordSet wanted, List<Entry> before) {
        List<Entry> left = new ArrayList<>(before);
        List<String> missing = new ArrayList<>(wanted.values());
        before.stream()
                .filter(entry -> entry.ttl().equals(wanted.ttl()) && missing.remove(entry.value()))
                .forEach(left::remove);
        for (String value : missing) {
            Answer answer = left.isEmpty()
                    ? create(zone, wanted, value)
                    : api.send("PUT", path(zone) + "/" + left.removeFirst().key(), record(zone, wanted, value));
            if (answer instanceof Answer.Failed failed) {
                return failed.writing();
            }
        }
        return written(removeAll(zone, left));
    }

    private Answer removeAll(Zone zone, List<Entry> entries) {
        Answer last = new Answer.Came(200, Octets.EMPTY);
        for (Entry entry : entries) {
            last = api.delete(path(zone) + "/" + entry.key());
            if (last instanceof Answer.Failed) {
                return last;
            }
        }
        return last;
    }

    private Answer createAll(Zone zone, RecordSet wanted) {
        Answer last = new Answer.Came(200, Octets.EMPTY);
        for (String value : wanted.values()) {
            last = create(zone, wanted, value);
            if (last instanceof Answer.Failed) {
                return last;
            }
        }
        return last;
    }

    private Answer create(Zone zone, RecordSet wanted, String value) {
        return api.send("POST", path(zone), record(zone, wanted, value));
    }

    private static Json record(Zone zone, RecordSet wanted, String value) {
        return Json.object()
                .with("type", wanted.type().name())
                .with("name", zone.relative(wanted.name()))
                .with("data", wanted.type() == RecordSet.Type.TXT ? value : Values.sent(wanted.type(), value))
                .with("ttl", wanted.ttl().toSeconds());
    }

    private static Writing written(Answer answer) {
        return switch (answer) {
            case Answer.Failed failed -> failed.writing();
            case Answer.Came _ -> new Writing.Written();
        };
    }

    private static String path(Zone zone) {
        return "/domains/" + zone.id() + "/records";
    }

    @Override
    public void close() {
        // The client is shared.
    }
}
