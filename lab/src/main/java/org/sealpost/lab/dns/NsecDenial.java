package org.sealpost.lab.dns;

import java.util.List;
import java.util.NavigableSet;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.xbill.DNS.DClass;
import org.xbill.DNS.NSECRecord;
import org.xbill.DNS.Name;
import org.xbill.DNS.RRset;
import org.xbill.DNS.Type;

/// Denial by NSEC records.
///
/// @see <a href="https://www.rfc-editor.org/rfc/rfc4035#section-3.1.3">RFC 4035 §3.1.3</a>
final class NsecDenial implements Denial {
    private final Zone zone;
    // RFC 4034 §6.1 is the order of `Name`; names without records have no NSEC.
    private final NavigableSet<Name> owners = new TreeSet<>();

    NsecDenial(Zone zone) {
        this.zone = zone;
        zone.names().forEach((name, records) -> {
            if (!records.isEmpty()) {
                owners.add(name);
            }
        });
    }

    @Override
    public List<RRset> noType(Name name) {
        return List.of(atOrBefore(name));
    }

    @Override
    public List<RRset> noName(Name name, Name closestEncloser) {
        return distinct(atOrBefore(name), atOrBefore(Zone.below("*", closestEncloser)));
    }

    @Override
    public List<RRset> expanded(Name name, Name closestEncloser) {
        return List.of(atOrBefore(name));
    }

    @Override
    public List<RRset> expandedNoType(Name name, Name wildcard) {
        return distinct(atOrBefore(name), atOrBefore(wildcard));
    }

    private static List<RRset> distinct(RRset one, RRset other) {
        return one.getName().equals(other.getName()) ? List.of(one) : List.of(one, other);
    }

    private RRset atOrBefore(Name name) {
        Name owner = owners.floor(name);
        Name next = owners.higher(owner);
        SortedSet<Integer> types = zone.typesAt(owner);
        int[] bits = Stream.concat(types.stream(), Stream.of(Type.RRSIG, Type.NSEC))
                .mapToInt(Integer::intValue)
                .sorted()
                .toArray();
        return new RRset(new NSECRecord(owner, DClass.IN, Zone.TTL, next == null ? zone.origin() : next, bits));
    }
}
