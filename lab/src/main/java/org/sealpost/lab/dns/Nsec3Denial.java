package org.sealpost.lab.dns;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.SortedSet;
import java.util.TreeMap;
import org.xbill.DNS.DClass;
import org.xbill.DNS.NSEC3Record;
import org.xbill.DNS.Name;
import org.xbill.DNS.RRset;
import org.xbill.DNS.Type;
import org.xbill.DNS.utils.base32;

/// Denial by NSEC3 records without salt and further iterations (RFC 9276 §3.1), no opt-out.
///
/// @see <a href="https://www.rfc-editor.org/rfc/rfc5155#section-7.2">RFC 5155 §7.2</a>
final class Nsec3Denial implements Denial {
    private static final base32 BASE32 = new base32(base32.Alphabet.BASE32HEX, false, true);

    private final Zone zone;
    private final NavigableMap<String, Name> owners = new TreeMap<>();

    Nsec3Denial(Zone zone) {
        this.zone = zone;
        zone.names().keySet().forEach(name -> owners.put(label(name), name));
    }

    @Override
    public List<RRset> noType(Name name) {
        return List.of(atOrBefore(name));
    }

    @Override
    public List<RRset> noName(Name name, Name closestEncloser) {
        return distinct(
                atOrBefore(closestEncloser),
                atOrBefore(nextCloser(name, closestEncloser)),
                atOrBefore(Zone.below("*", closestEncloser)));
    }

    @Override
    public List<RRset> expanded(Name name, Name closestEncloser) {
        return List.of(atOrBefore(nextCloser(name, closestEncloser)));
    }

    @Override
    public List<RRset> expandedNoType(Name name, Name wildcard) {
        Name encloser = new Name(wildcard, 1);
        return distinct(atOrBefore(encloser), atOrBefore(nextCloser(name, encloser)), atOrBefore(wildcard));
    }

    private static Name nextCloser(Name name, Name closestEncloser) {
        return new Name(name, name.labels() - closestEncloser.labels() - 1);
    }

    private static List<RRset> distinct(RRset... sets) {
        Map<Name, RRset> byOwner = new LinkedHashMap<>();
        for (RRset set : sets) {
            byOwner.put(set.getName(), set);
        }
        return List.copyOf(byOwner.values());
    }

    private RRset atOrBefore(Name name) {
        var entry = owners.floorEntry(label(name));
        // Before the first hash comes the last one.
        var owner = entry == null ? owners.lastEntry() : entry;
        String higher = owners.higherKey(owner.getKey());
        byte[] next = BASE32.fromString(higher == null ? owners.firstKey() : higher);
        SortedSet<Integer> types = zone.typesAt(owner.getValue());
        boolean unsignedDelegation = zone.childNames().contains(owner.getValue()) && !types.contains(Type.DS);
        if (!types.isEmpty() && !unsignedDelegation) {
            types.add(Type.RRSIG);
        }
        int[] bits = types.stream().mapToInt(Integer::intValue).toArray();
        Name hashed = Zone.below(owner.getKey(), zone.origin());
        return new RRset(new NSEC3Record(
                hashed, DClass.IN, Zone.TTL, NSEC3Record.SHA1_DIGEST_ID, 0, 0, new byte[0], next, bits));
    }

    private static String label(Name name) {
        try {
            return BASE32.toString(MessageDigest.getInstance("SHA-1").digest(name.toWireCanonical()));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
