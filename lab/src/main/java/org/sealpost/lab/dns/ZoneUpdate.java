package org.sealpost.lab.dns;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/// One DNS UPDATE, carried out as a whole or not at all. SOA and NS records of the origin stay as they are.
///
/// @see <a href="https://www.rfc-editor.org/rfc/rfc2136#section-3">RFC 2136 §3</a>
final class ZoneUpdate {
    private final Name origin;
    private final List<Record> before;

    private record Owner(Name name, int type) {}

    /// @param before the records of the zone
    ZoneUpdate(Name origin, List<Record> before) {
        this.origin = origin;
        this.before = List.copyOf(before);
    }

    /// What came of it.
    sealed interface Outcome {
        /// @param records of the zone from now on
        record Done(List<Record> records) implements Outcome {}

        record Refused(int rcode) implements Outcome {}
    }

    Outcome carryOut(Message update) {
        Optional<Integer> refused =
                prerequisites(update.getSection(Section.PREREQ)).or(() -> prescan(update.getSection(Section.UPDATE)));
        if (refused.isPresent()) {
            return new Outcome.Refused(refused.get());
        }
        var records = new ArrayList<>(before);
        update.getSection(Section.UPDATE).forEach(each -> change(records, each));
        return new Outcome.Done(List.copyOf(records));
    }

    /// RFC 2136 §3.2.5; empty when all hold.
    private Optional<Integer> prerequisites(List<Record> asked) {
        Map<Owner, List<Record>> sets = new LinkedHashMap<>();
        for (Record each : asked) {
            if (each.getTTL() != 0) {
                return Optional.of(Rcode.FORMERR);
            }
            if (!each.getName().subdomain(origin)) {
                return Optional.of(Rcode.NOTZONE);
            }
            boolean any = each.getType() == Type.ANY;
            boolean there = before.stream()
                    .anyMatch(one -> one.getName().equals(each.getName()) && (any || one.getType() == each.getType()));
            switch (each.getDClass()) {
                case DClass.ANY -> {
                    if (!there) {
                        return Optional.of(any ? Rcode.NXDOMAIN : Rcode.NXRRSET);
                    }
                }
                case DClass.NONE -> {
                    if (there) {
                        return Optional.of(any ? Rcode.YXDOMAIN : Rcode.YXRRSET);
                    }
                }
                case DClass.IN ->
                    sets.computeIfAbsent(new Owner(each.getName(), each.getType()), _ -> new ArrayList<>())
                            .add(each);
                default -> {
                    return Optional.of(Rcode.FORMERR);
                }
            }
        }
        return sets.entrySet().stream().allMatch(set -> stands(set.getKey(), set.getValue()))
                ? Optional.empty()
                : Optional.of(Rcode.NXRRSET);
    }

    private boolean stands(Owner owner, List<Record> wanted) {
        List<Record> there = before.stream()
                .filter(one -> one.getName().equals(owner.name()) && one.getType() == owner.type())
                .toList();
        return there.size() == wanted.size()
                && wanted.stream().allMatch(each -> there.stream().anyMatch(one -> sameData(one, each)));
    }

    /// RFC 2136 §3.4.1.
    private Optional<Integer> prescan(List<Record> changes) {
        for (Record each : changes) {
            if (!each.getName().subdomain(origin)) {
                return Optional.of(Rcode.NOTZONE);
            }
            boolean wellFormed = switch (each.getDClass()) {
                case DClass.IN -> each.getType() != Type.ANY;
                case DClass.ANY -> each.getTTL() == 0 && each.rdataToWireCanonical().length == 0;
                case DClass.NONE -> each.getTTL() == 0 && each.getType() != Type.ANY;
                default -> false;
            };
            if (!wellFormed) {
                return Optional.of(Rcode.FORMERR);
            }
        }
        return Optional.empty();
    }

    /// RFC 2136 §3.4.2.
    private void change(List<Record> records, Record each) {
        boolean ofTree = each.getName().equals(origin) && (each.getType() == Type.SOA || each.getType() == Type.NS);
        if (ofTree) {
            return;
        }
        switch (each.getDClass()) {
            case DClass.IN -> add(records, each);
            case DClass.ANY ->
                records.removeIf(one -> one.getName().equals(each.getName())
                        && (each.getType() == Type.ANY || one.getType() == each.getType()));
            case DClass.NONE -> records.removeIf(one -> isSame(one, each));
            default -> throw new IllegalStateException("looked at before");
        }
    }

    private static void add(List<Record> records, Record added) {
        boolean alias = added.getType() == Type.CNAME;
        boolean inTheWay = records.stream()
                .anyMatch(one -> one.getName().equals(added.getName()) && alias != (one.getType() == Type.CNAME));
        if (inTheWay) {
            return;
        }
        records.removeIf(one -> isSame(one, added) || (alias && one.getName().equals(added.getName())));
        records.add(added);
    }

    private static boolean isSame(Record one, Record other) {
        return one.getName().equals(other.getName()) && one.getType() == other.getType() && sameData(one, other);
    }

    private static boolean sameData(Record one, Record other) {
        return Arrays.equals(one.rdataToWireCanonical(), other.rdataToWireCanonical());
    }
}
