package org.sealpost.observe.dns;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.xbill.DNS.CNAMERecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.DNSKEYRecord;
import org.xbill.DNS.DNSSEC;
import org.xbill.DNS.DSRecord;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.NSECRecord;
import org.xbill.DNS.Name;
import org.xbill.DNS.RRset;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.SOARecord;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/// A small DNS tree answered like a resolver does, signed as it answers; zones without keys are insecure.
///
/// A denial of a name is proven by one NSEC that spans the whole zone, a denial of a type by one at the name.
final class SignedTree {
    static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");

    private final Map<Name, KeyPair> keys = new HashMap<>();
    private final List<Name> zones = new ArrayList<>();
    private final List<Record> records = new ArrayList<>();

    static Name name(String text) {
        return Name.fromConstantString(text.endsWith(".") ? text : text + ".");
    }

    SignedTree secureZone(String apex) {
        try {
            var generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            keys.put(name(apex), generator.generateKeyPair());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
        return insecureZone(apex);
    }

    SignedTree insecureZone(String apex) {
        zones.add(name(apex));
        return this;
    }

    SignedTree with(String owner, int type, String data) {
        return with(owner, type, 300, data);
    }

    SignedTree with(String owner, int type, long ttl, String data) {
        try {
            records.add(Record.fromString(name(owner), type, DClass.IN, ttl, data, Name.root));
        } catch (java.io.IOException e) {
            throw new IllegalArgumentException(e);
        }
        return this;
    }

    /// The trust anchor of the zone in zone-file form.
    String anchor(String apex) {
        return ds(name(apex)) + "\n";
    }

    Message answer(Message query) {
        Message message = new Message(query.getHeader().getID());
        message.getHeader().setFlag(Flags.QR);
        message.getHeader().setFlag(Flags.RA);
        Record question = query.getQuestion();
        message.addRecord(question, Section.QUESTION);
        Name at = question.getName();
        int type = question.getType();
        List<Record> found = at(at, type);
        for (int i = 0; i < 20 && found.isEmpty() && !at(at, Type.CNAME).isEmpty(); i++) {
            add(message, at(at, Type.CNAME), Section.ANSWER, zoneOf(at, Type.CNAME));
            at = ((CNAMERecord) at(at, Type.CNAME).getFirst()).getTarget();
            found = at(at, type);
        }
        if (!found.isEmpty()) {
            add(message, found, Section.ANSWER, zoneOf(at, type));
            return message;
        }
        deny(message, at, type);
        return message;
    }

    /// Puts the records into the message with the signature of the zone when it has a key.
    void add(Message message, List<Record> rrs, int section, Name zone) {
        rrs.forEach(record -> message.addRecord(record, section));
        KeyPair pair = keys.get(zone);
        if (pair != null) {
            message.addRecord(sign(rrs, zone, pair), section);
        }
    }

    SOARecord soa(Name zone) {
        return new SOARecord(zone, DClass.IN, 60, zone, zone, 1, 60, 60, 60, 60);
    }

    private void deny(Message message, Name at, int type) {
        Name zone = zoneOf(at, type);
        boolean exists = zones.contains(at)
                || records.stream().anyMatch(record -> record.getName().subdomain(at));
        message.getHeader().setRcode(exists ? Rcode.NOERROR : Rcode.NXDOMAIN);
        add(message, List.of(soa(zone)), Section.AUTHORITY, zone);
        if (keys.containsKey(zone)) {
            int[] types = exists ? typesAt(at, zone) : new int[] {Type.NS, Type.SOA, Type.RRSIG, Type.NSEC};
            Name owner = exists ? at : zone;
            Name next = exists ? Name.fromConstantString("\\000." + at) : zone;
            add(message, List.of(new NSECRecord(owner, DClass.IN, 60, next, types)), Section.AUTHORITY, zone);
        }
    }

    private int[] typesAt(Name at, Name zone) {
        var types = new TreeSet<Integer>(List.of(Type.RRSIG, Type.NSEC));
        boolean delegated = zones.contains(at) && !at.equals(zone);
        if (zones.contains(at)) {
            types.add(Type.NS);
        }
        if (!delegated) {
            records.stream()
                    .filter(record -> record.getName().equals(at))
                    .forEach(record -> types.add(record.getType()));
            if (at.equals(zone)) {
                types.addAll(List.of(Type.SOA, Type.DNSKEY));
            }
        }
        return types.stream().flatMapToInt(IntStream::of).toArray();
    }

    private List<Record> at(Name owner, int type) {
        if (type == Type.DNSKEY && keys.containsKey(owner)) {
            return List.of(key(owner));
        }
        if (type == Type.DS && keys.containsKey(owner) && !owner.equals(Name.root)) {
            return List.of(ds(owner));
        }
        return records.stream()
                .filter(record -> record.getName().equals(owner) && record.getType() == type)
                .toList();
    }

    private Name zoneOf(Name owner, int type) {
        return zones.stream()
                .filter(owner::subdomain)
                .filter(zone -> type != Type.DS || !zone.equals(owner) || zone.equals(Name.root))
                .max(Comparator.comparingInt(Name::labels))
                .orElseThrow();
    }

    private DNSKEYRecord key(Name zone) {
        try {
            return new DNSKEYRecord(
                    zone,
                    DClass.IN,
                    300,
                    257,
                    DNSKEYRecord.Protocol.DNSSEC,
                    DNSSEC.Algorithm.ECDSAP256SHA256,
                    Objects.requireNonNull(keys.get(zone)).getPublic());
        } catch (DNSSEC.DNSSECException e) {
            throw new IllegalStateException(e);
        }
    }

    private DSRecord ds(Name zone) {
        return new DSRecord(zone, DClass.IN, 300, DNSSEC.Digest.SHA256, key(zone));
    }

    private Record sign(List<Record> rrs, Name zone, KeyPair pair) {
        try {
            return DNSSEC.sign(
                    new RRset(rrs.toArray(Record[]::new)),
                    key(zone),
                    pair.getPrivate(),
                    NOW.minus(Duration.ofDays(1)),
                    NOW.plus(Duration.ofDays(1)));
        } catch (DNSSEC.DNSSECException e) {
            throw new IllegalStateException(e);
        }
    }
}
