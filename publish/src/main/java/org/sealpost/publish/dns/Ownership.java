package org.sealpost.publish.dns;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.sealpost.protocol.name.DomainName;
import org.sealpost.protocol.name.IpAddress;
import org.sealpost.publish.RecordSet;

/// Which values in a zone are ours by what they say: policy and report records, answers to ACME challenges,
/// aliases of names in our own zones, addresses of our own hosts. No mark beside them is needed, and all else
/// is somebody's.
///
/// @param targets the zones in which the names lie that we let customers' aliases point to
/// @param addresses of our policy hosts
public record Ownership(List<DomainName> targets, List<IpAddress> addresses) {
    /// Nothing but texts.
    public static final Ownership TEXTS_ONLY = new Ownership(List.of(), List.of());

    private static final Pattern FAMILY = Pattern.compile("v=(STSv1|TLSRPTv1)([ \t]*;.*)?", Pattern.DOTALL);

    /// RFC 8555 §8.4: the digest in base64url.
    private static final Pattern CHALLENGE = Pattern.compile("[A-Za-z0-9_-]{43}");

    private static final String CHALLENGE_LABEL = "_acme-challenge.";

    public Ownership {
        targets = List.copyOf(targets);
        addresses = List.copyOf(addresses);
    }

    /// Whether a value is ours.
    public boolean owns(DomainName name, RecordSet.Type type, String value) {
        return switch (type) {
            case TXT ->
                FAMILY.matcher(value).matches()
                        || (name.ascii().startsWith(CHALLENGE_LABEL)
                                && CHALLENGE.matcher(value).matches());
            case CNAME -> DomainName.ofWire(value).filter(this::isTarget).isPresent();
            case A, AAAA ->
                addresses.stream().anyMatch(address -> address.text().equals(RecordSet.comparable(type, value)));
        };
    }

    private boolean isTarget(DomainName name) {
        return targets.stream().anyMatch(name::isAtOrBelow);
    }

    /// The values that a change would take away though they are not ours.
    List<String> lostBy(Change change) {
        return change.expected().stream()
                .flatMap(set -> set.values().stream()
                        .filter(value -> !owns(set.name(), set.type(), value))
                        .filter(value -> !keeps(change.wanted(), set.type(), value)))
                .toList();
    }

    private static boolean keeps(Optional<RecordSet> wanted, RecordSet.Type type, String value) {
        return wanted.filter(set -> set.type() == type).stream()
                .flatMap(set -> set.values().stream())
                .anyMatch(kept -> RecordSet.comparable(type, kept).equals(RecordSet.comparable(type, value)));
    }
}
