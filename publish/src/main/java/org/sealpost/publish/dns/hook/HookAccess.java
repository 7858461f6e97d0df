package org.sealpost.publish.dns.hook;

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

/// Zones kept by somebody else's program, which is asked in JSON and promises to compare before it writes. The
/// names `fqdn` and `value` and the two actions are those of lego's `httpreq`; a program that knows no more
/// than these answers no `read`, and nothing is ever written through it.
final class HookAccess implements ZoneAccess {
    private static final int LONGEST_WORDS = 200;

    private final String title;
    private final Carrier carrier;

    /// @param title of the program, for sentences
    HookAccess(String title, Carrier carrier) {
        this.title = title;
        this.carrier = carrier;
    }

    @Override
    public boolean atomic() {
        return true;
    }

    /// The program finds the zone; ours is only a name for the lock.
    @Override
    public Zone.Search zoneOf(DomainName name) {
        DomainName zone = name.parent().orElse(name);
        return new Zone.Search.Found(new Zone(zone.ascii(), zone));
    }

    @Override
    public Contents look(Zone zone, DomainName name) {
        return switch (carrier.call("read", Json.object().with("fqdn", name + "."))) {
            case Carrier.Reply.Failed(String why, var after) -> new Contents.Unknown(why, after);
            case Carrier.Reply.Came(Json answer) ->
                answer.at("records").isPresent()
                        ? contents(answer)
                        : new Contents.Unknown(title + " answered `read` without `records`; see docs/providers for what"
                                + " it has to answer.");
        };
    }

    private static Contents contents(Json answer) {
        List<Entry> entries = new ArrayList<>();
        List<String> others = new ArrayList<>();
        for (Json set : answer.elements("records")) {
            Duration ttl = Duration.ofSeconds(Math.max(0, set.number("ttl").orElse(0L)));
            set.recordType("type")
                    .ifPresentOrElse(
                            type -> set.elements("values").stream()
                                    .flatMap(value -> value.text().stream())
                                    .forEach(value ->
                                            entries.add(Entry.of(type, ttl, RecordSet.comparable(type, value)))),
                            () -> others.add(set.text("type").orElse("unknown")));
        }
        return new Contents.Known(entries, others);
    }

    @Override
    public Writing replace(Zone zone, Change change, Contents.Known seen) {
        RecordSet subject = change.wanted().or(change::expected).orElseThrow();
        Json request = Json.object()
                .with("fqdn", change.name() + ".")
                .with("value", subject.values().getFirst())
                .with("type", subject.type().name())
                .with("ttl", subject.ttl().toSeconds())
                .with("expected", set(change.expected()))
                .with("wanted", set(change.wanted()));
        String action = change.wanted().isPresent() ? "present" : "cleanup";
        return switch (carrier.call(action, request)) {
            case Carrier.Reply.Failed(String why, var after) -> new Writing.Failed(why, after);
            case Carrier.Reply.Came(Json answer) ->
                switch (answer.text("result").orElse("")) {
                    case "written" -> new Writing.Written();
                    case "conflict" -> new Writing.Conflict(seen.reading(change.name(), change.type()));
                    default ->
                        new Writing.Failed(title + " did not say that it has written"
                                + answer.text("why")
                                        .map(why -> " (" + shortened(why) + ")")
                                        .orElse("")
                                + "; read what stands there before trying again.");
                };
        };
    }

    private static Json set(Optional<RecordSet> records) {
        return records.<Json>map(set -> Json.object()
                        .with("type", set.type().name())
                        .with("ttl", set.ttl().toSeconds())
                        .with("values", Json.list(set.values().stream().map(Json.Text::new))))
                .orElseGet(Json.Other::new);
    }

    static String shortened(String words) {
        String plain = words.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
        return plain.length() > LONGEST_WORDS ? plain.substring(0, LONGEST_WORDS) + " …" : plain;
    }

    @Override
    public void close() {
        // Nothing stays open between calls.
    }
}
