package org.sealpost.observe.dns;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.sealpost.observe.facts.Alias;
import org.xbill.DNS.CNAMERecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/// The path through one message from the name asked for, along its CNAMEs, to the records or to where they end.
///
/// @param owners every name on the path, the one asked for first
/// @param records those of the type asked for at the last name
/// @param endless whether the CNAMEs lead back to a name already met
record Chain(List<Name> owners, List<Alias> aliases, List<Record> records, boolean endless) {
    static Chain through(Message message, Name name, int type) {
        List<Name> owners = new ArrayList<>(List.of(name));
        List<Alias> aliases = new ArrayList<>();
        List<Record> answer = message.getSection(Section.ANSWER).stream()
                .filter(record -> record.getDClass() == DClass.IN)
                .toList();
        while (true) {
            Name owner = owners.getLast();
            List<Record> records = answer.stream()
                    .filter(record ->
                            record.getType() == type && record.getName().equals(owner))
                    .distinct()
                    .toList();
            var next = answer.stream()
                    .filter(record -> record.getName().equals(owner))
                    .filter(CNAMERecord.class::isInstance)
                    .map(CNAMERecord.class::cast)
                    .findFirst();
            if (!records.isEmpty() || next.isEmpty()) {
                return new Chain(List.copyOf(owners), List.copyOf(aliases), records, false);
            }
            Name target = next.get().getTarget();
            aliases.add(new Alias(
                    owner.toString(true),
                    target.toString(true),
                    Duration.ofSeconds(next.get().getTTL())));
            if (owners.contains(target)) {
                return new Chain(List.copyOf(owners), List.copyOf(aliases), List.of(), true);
            }
            owners.add(target);
        }
    }

    /// The name whose records are, or are not, there.
    Name end() {
        return owners.getLast();
    }

    static boolean saysNothingExists(Message message) {
        return message.getSection(Section.AUTHORITY).stream()
                .anyMatch(record -> record.getType() == Type.SOA
                        || record.getType() == Type.NSEC
                        || record.getType() == Type.NSEC3);
    }
}
