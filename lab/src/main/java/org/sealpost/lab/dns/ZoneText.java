package org.sealpost.lab.dns;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.sealpost.protocol.name.DomainName;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.Type;

/// Puts together the usual records of a zone and those of its own.
public final class ZoneText {
    private ZoneText() {}

    /// `usual` with `own` in place of the RRsets of the same owner and type; an alias in `own` replaces everything at
    /// its owner.
    ///
    /// @param without usual RRsets to leave out, such as `_smtp._tls TXT`
    /// @throws IllegalArgumentException when a text cannot be read
    public static String merge(DomainName domain, String usual, String own, List<String> without) {
        Name origin = Tree.name(domain.ascii());
        List<Record> result = new ArrayList<>(Tree.records(usual, origin));
        for (String set : without) {
            String[] words = set.split(" ", 2);
            Name owner = words[0].equals("@") ? origin : Zone.below(words[0], origin);
            String type = words.length == 2 ? words[1] : "*";
            boolean known = result.removeIf(rr -> rr.getName().equals(owner)
                    && (type.equals("*") || Type.string(rr.getType()).equals(type)));
            if (!known) {
                throw new IllegalArgumentException("'" + set + "' is not among the usual records of " + domain);
            }
        }
        List<Record> ours = Tree.records(own, origin);
        result.removeIf(rr -> ours.stream()
                .anyMatch(mine -> mine.getName().equals(rr.getName())
                        && (mine.getType() == rr.getType()
                                || mine.getType() == Type.CNAME
                                || rr.getType() == Type.CNAME)));
        result.addAll(ours);
        return result.stream().map(rr -> rr + "\n").collect(Collectors.joining());
    }
}
