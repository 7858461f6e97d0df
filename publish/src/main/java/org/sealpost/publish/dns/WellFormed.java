package org.sealpost.publish.dns;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.sealpost.observe.net.IpLiteral;
import org.sealpost.protocol.name.DomainName;
import org.sealpost.protocol.name.IpAddress;
import org.sealpost.publish.RecordSet;

/// What no provider shall be asked to publish, whatever it would make of it.
final class WellFormed {
    private static final int LONGEST_TEXT = 2048;
    private static final int MOST_VALUES = 50;

    /// RFC 2181 §8.
    private static final Duration LONGEST_TTL = Duration.ofSeconds(Integer.MAX_VALUE);

    private WellFormed() {}

    /// Why a change cannot be made in the zone, as one sentence.
    static Optional<String> problem(Change change, Zone zone) {
        return change.wanted().flatMap(wanted -> problem(wanted, zone));
    }

    private static Optional<String> problem(RecordSet wanted, Zone zone) {
        if (!wanted.name().isAtOrBelow(zone.name())) {
            return Optional.of(wanted.name() + " is not in the zone " + zone.name() + "; name the zone that holds it.");
        }
        if (wanted.type() == RecordSet.Type.CNAME
                && (wanted.values().size() != 1 || wanted.name().equals(zone.name()))) {
            return Optional.of("A CNAME record stands alone and never at the top of a zone; change what is to be"
                    + " published at " + wanted.name() + ".");
        }
        if (wanted.ttl().compareTo(zone.leastTtl()) < 0 || wanted.ttl().compareTo(LONGEST_TTL) > 0) {
            return Optional.of("A TTL of " + wanted.ttl().toSeconds() + " s cannot be had in the zone " + zone.name()
                    + "; take one of " + zone.leastTtl().toSeconds() + " s or more.");
        }
        if (wanted.values().size() > MOST_VALUES
                || wanted.values().stream().distinct().count()
                        != wanted.values().size()) {
            return Optional.of("The values for " + wanted.name() + " are too many or one is there twice; take it out.");
        }
        return wanted.values().stream()
                .flatMap(value -> problem(wanted.name(), wanted.type(), value).stream())
                .findFirst();
    }

    private static Optional<String> problem(DomainName name, RecordSet.Type type, String value) {
        boolean good = switch (type) {
            case TXT ->
                value.chars().noneMatch(c -> c < ' ' || c == 0x7f)
                        && value.getBytes(StandardCharsets.UTF_8).length <= LONGEST_TEXT
                        && !value.isEmpty()
                        && isUnicode(value);
            case CNAME -> DomainName.ofWire(value).isPresent();
            case A -> IpLiteral.read(value).filter(address -> !address.isV6()).isPresent();
            case AAAA -> IpLiteral.read(value).filter(IpAddress::isV6).isPresent();
        };
        return good
                ? Optional.empty()
                : Optional.of(
                        "The " + type + " value for " + name + " is empty, too long or not of its form; mend it.");
    }

    private static boolean isUnicode(String value) {
        return StandardCharsets.UTF_8.newEncoder().canEncode(value);
    }
}
