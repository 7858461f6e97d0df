package org.sealpost.reports.readiness;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.sealpost.protocol.name.DomainName;

/// What was seen of a domain on a day by looking at it ourselves; of several looks the worst counts, part by part.
///
/// @param mx the hosts of the MX records; empty when they could not be had
/// @param endpoints every address of every MX host
/// @param policyFetch the policy file, as a sender fetches it
/// @param stsRecord the TXT record at `_mta-sts`
/// @param reporting the TXT record at `_smtp._tls`
/// @param places where it was looked at from
public record ProbeDay(
        LocalDate day,
        Optional<SortedSet<DomainName>> mx,
        List<Endpoint> endpoints,
        Look policyFetch,
        Look stsRecord,
        Look reporting,
        Set<String> places) {
    public ProbeDay {
        mx = mx.map(TreeSet::new);
        endpoints = List.copyOf(endpoints);
        places = Set.copyOf(places);
    }

    /// One address of a host.
    ///
    /// @param look green: STARTTLS, a chain that is trusted, the right name, good for two weeks at the least
    /// @param certificate a fingerprint of it, when one was seen
    public record Endpoint(DomainName mx, String address, Look look, Optional<String> certificate) {
        /// What it is called in evidence.
        public String subject() {
            return mx.ascii() + " [" + address + "]";
        }

        boolean sameAs(Endpoint other) {
            return mx.equals(other.mx) && address.equals(other.address);
        }
    }

    /// What one look brought.
    ///
    /// @param code of the finding, when it is not green
    public record Look(Colour colour, Optional<String> code) {
        public static final Look GREEN = new Look(Colour.GREEN, Optional.empty());

        public static Look red(String code) {
            return new Look(Colour.RED, Optional.of(code));
        }

        public static Look unknown(String code) {
            return new Look(Colour.UNKNOWN, Optional.of(code));
        }
    }

    /// How it looked.
    public enum Colour {
        GREEN,
        RED,
        /// It could not be told.
        UNKNOWN
    }

    /// Whether every address of every host was looked at and good, and the policy could be had.
    boolean green() {
        return Stream.concat(endpoints.stream().map(Endpoint::look), Stream.of(policyFetch, stsRecord))
                        .allMatch(look -> look.colour() == Colour.GREEN)
                && complete();
    }

    /// Whether no MX host was left out.
    private boolean complete() {
        Set<DomainName> seen = endpoints.stream().map(Endpoint::mx).collect(Collectors.toSet());
        return mx.isPresent() && !mx.get().isEmpty() && seen.containsAll(mx.get());
    }
}
