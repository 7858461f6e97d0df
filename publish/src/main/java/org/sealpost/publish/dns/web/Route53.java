package org.sealpost.publish.dns.web;

import java.io.StringWriter;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.sealpost.protocol.name.DomainName;
import org.sealpost.publish.RecordSet;
import org.sealpost.publish.dns.Change;
import org.sealpost.publish.dns.Contents;
import org.sealpost.publish.dns.Entry;
import org.sealpost.publish.dns.TxtText;
import org.sealpost.publish.dns.Writing;
import org.sealpost.publish.dns.Zone;
import org.sealpost.publish.dns.ZoneAccess;

/// Amazon Route 53. A change is one batch, all or nothing: DELETE names the very set with its TTL and values,
/// and fails when it stands otherwise; CREATE fails when there is one. UPSERT, which compares nothing, is never
/// used.
public final class Route53 implements ZoneAccess {
    private static final String VERSION = "/2013-04-01";
    private static final String NAMESPACE = "https://route53.amazonaws.com/doc/2013-04-01/";
    private static final String REGION = "us-east-1";
    private static final Duration SOON = Duration.ofSeconds(2);
    private static final int MOST = 100;
    private static final Pattern OCTAL = Pattern.compile("\\\\([0-3][0-7]{2})");

    private final Api api;
    private final Optional<String> zoneId;

    /// What signs the requests.
    ///
    /// @param sessionToken of temporary credentials
    public record Key(String id, String secret, Optional<String> sessionToken) {
        @Override
        public String toString() {
            return "AWS key " + id;
        }
    }

    /// @param zoneId the only hosted zone to be used, if the operator named one
    public Route53(URI base, Key key, Optional<String> zoneId, Web web) {
        var signature = new AwsSignature(key.id(), key.secret(), key.sessionToken(), REGION, "route53", web.clock());
        this.api = new Api("Route 53", base, Credentials.hiding(key.secret()), signature, "AWS_SECRET_ACCESS_KEY", web);
        this.zoneId = zoneId;
    }

    @Override
    public boolean atomic() {
        return true;
    }

    @Override
    public Zone.Search zoneOf(DomainName name) {
        return zoneId.map(id -> named(id, name)).orElseGet(() -> ZoneWalk.upwards(name, api.provider(), this::step));
    }

    private Zone.Search named(String id, DomainName name) {
        return switch (get(VERSION + "/hostedzone/" + id)) {
            case Answer.Failed failed -> failed.search();
            case Answer.Came came ->
                Xml.read(came.body().toArray())
                        .flatMap(answer -> answer.textAt("HostedZone", "Name"))
                        .flatMap(DomainName::ofWire)
                        .filter(name::isAtOrBelow)
                        .<Zone.Search>map(zone -> new Zone.Search.Found(new Zone(id, zone)))
                        .orElseGet(() -> new Zone.Search.Failed(
                                name + " is not in the hosted zone " + id + "; correct AWS_HOSTED_ZONE_ID."));
        };
    }

    private ZoneWalk.Step step(DomainName candidate) {
        return switch (get(VERSION + "/hostedzonesbyname?dnsname=" + candidate + ".&maxitems=" + MOST)) {
            case Answer.Failed failed -> new ZoneWalk.Step.Stopped(failed);
            case Answer.Came came ->
                Xml.read(came.body().toArray()).stream()
                        .flatMap(answer -> answer.all("HostedZones", "HostedZone"))
                        .filter(zone -> zone.textAt("Name").equals(Optional.of(candidate + ".")))
                        .filter(zone -> !zone.textAt("Config", "PrivateZone").equals(Optional.of("true")))
                        .flatMap(zone -> zone.textAt("Id").stream())
                        .map(id -> id.substring(id.lastIndexOf('/') + 1))
                        .filter(Api::isPlain)
                        .findFirst()
                        .<ZoneWalk.Step>map(id -> new ZoneWalk.Step.Here(new Zone(id, candidate)))
                        .orElseGet(ZoneWalk.Step.NotHere::new);
        };
    }

    private Answer get(String path) {
        return soon(api.call("GET", path, "", "application/xml", 400));
    }

    /// They say with 400 that there were too many requests.
    private Answer soon(Answer answer) {
        if (!(answer instanceof Answer.Came came) || came.isSuccess()) {
            return answer;
        }
        Answer.Failed refused = api.refused(came);
        return came.text().contains("<Code>Throttling</Code>") || came.text().contains("PriorRequestNotComplete")
                ? new Answer.Failed(
                        "Route 53 has had enough requests from this account; try again in a moment.", Optional.of(SOON))
                : refused;
    }

    @Override
    public Contents look(Zone zone, DomainName name) {
        return switch (get(VERSION + "/hostedzone/" + zone.id() + "/rrset?name=" + name + ".&maxitems=" + MOST)) {
            case Answer.Failed failed -> failed.contents();
            case Answer.Came came ->
                Xml.read(came.body().toArray())
                        .map(answer -> contents(answer, name))
                        .orElseGet(() -> api.odd("a list of record sets").contents());
        };
    }

    private static Contents contents(Xml answer, DomainName name) {
        List<Entry> entries = new ArrayList<>();
        List<String> others = new ArrayList<>();
        List<Xml> sets = answer.all("ResourceRecordSets", "ResourceRecordSet")
                .filter(set -> set.textAt("Name").map(Route53::plain).equals(Optional.of(name + ".")))
                .toList();
        for (Xml set : sets) {
            String typeName = set.textAt("Type").orElse("unknown");
            Optional<RecordSet.Type> type = Stream.of(RecordSet.Type.values())
                    .filter(each -> each.name().equals(typeName))
                    .findFirst();
            if (set.textAt("SetIdentifier").isPresent()
                    || set.all("AliasTarget").findAny().isPresent()) {
                return new Contents.Unknown("Route 53 has an alias or a routing policy at " + name
                        + ", which is no plain record; remove it by hand first.");
            }
            Duration ttl = Duration.ofSeconds(set.textAt("TTL")
                    .filter(text -> text.matches("[0-9]{1,10}"))
                    .map(Long::parseLong)
                    .orElse(0L));
            type.ifPresentOrElse(
                    known -> set.all("ResourceRecords", "ResourceRecord")
                            .flatMap(record -> record.textAt("Value").stream())
                            .forEach(data -> entries.add(new Entry(data, known, ttl, received(known, data)))),
                    () -> others.add(typeName));
        }
        return new Contents.Known(entries, others);
    }

    private static String plain(String name) {
        return OCTAL.matcher(name)
                .replaceAll(
                        found -> Matcher.quoteReplacement(String.valueOf((char) Integer.parseInt(found.group(1), 8))));
    }

    private static String received(RecordSet.Type type, String data) {
        return type == RecordSet.Type.TXT ? TxtText.joinedFromOctal(data).orElse(data) : Values.received(type, data);
    }

    @Override
    public Writing replace(Zone zone, Change change, Contents.Known seen) {
        String path = VERSION + "/hostedzone/" + zone.id() + "/rrset/";
        Answer answer = api.call("POST", path, batch(change, seen), "application/xml", 400);
        if (answer instanceof Answer.Came came && !came.isSuccess() && isConflict(came.text())) {
            return new Writing.Conflict(seen.reading(change.name(), change.type()));
        }
        return switch (soon(answer)) {
            case Answer.Failed failed -> failed.writing();
            case Answer.Came _ -> new Writing.Written();
        };
    }

    private static boolean isConflict(String body) {
        return body.contains("InvalidChangeBatch")
                && (body.contains("ried to delete resource record set")
                        || body.contains("ried to create resource record set")
                        || body.contains("conflicts with other records"));
    }

    private static String batch(Change change, Contents.Known seen) {
        var text = new StringWriter();
        try {
            XMLStreamWriter xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
            xml.writeStartElement("ChangeResourceRecordSetsRequest");
            xml.writeDefaultNamespace(NAMESPACE);
            xml.writeStartElement("ChangeBatch");
            xml.writeStartElement("Changes");
            if (change.expected().isPresent()) {
                List<Entry> old = seen.of(change.expected().get().type());
                write(
                        xml,
                        "DELETE",
                        change.expected().get(),
                        old.getFirst().ttl(),
                        old.stream().map(Entry::key).toList());
            }
            if (change.wanted().isPresent()) {
                RecordSet wanted = change.wanted().get();
                write(
                        xml,
                        "CREATE",
                        wanted,
                        wanted.ttl(),
                        wanted.values().stream()
                                .map(value -> sent(wanted.type(), value))
                                .toList());
            }
            xml.writeEndElement();
            xml.writeEndElement();
            xml.writeEndElement();
            xml.close();
        } catch (XMLStreamException impossible) {
            throw new IllegalStateException("nothing fails that writes to memory", impossible);
        }
        return text.toString();
    }

    private static String sent(RecordSet.Type type, String value) {
        return type == RecordSet.Type.TXT ? TxtText.quotedInOctal(value) : Values.sent(type, value);
    }

    private static void write(XMLStreamWriter xml, String action, RecordSet set, Duration ttl, List<String> values)
            throws XMLStreamException {
        xml.writeStartElement("Change");
        element(xml, "Action", action);
        xml.writeStartElement("ResourceRecordSet");
        element(xml, "Name", set.name() + ".");
        element(xml, "Type", set.type().name());
        element(xml, "TTL", Long.toString(ttl.toSeconds()));
        xml.writeStartElement("ResourceRecords");
        for (String value : values) {
            xml.writeStartElement("ResourceRecord");
            element(xml, "Value", value);
            xml.writeEndElement();
        }
        xml.writeEndElement();
        xml.writeEndElement();
        xml.writeEndElement();
    }

    private static void element(XMLStreamWriter xml, String name, String text) throws XMLStreamException {
        xml.writeStartElement(name);
        xml.writeCharacters(text);
        xml.writeEndElement();
    }

    @Override
    public void close() {
        // The client is shared.
    }
}
