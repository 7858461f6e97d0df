package org.sealpost.reports.readiness;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.sealpost.protocol.name.DomainName;
import org.sealpost.protocol.tlsrpt.PolicyType;
import org.sealpost.reports.PolicyEcho;
import org.sealpost.reports.Reporter;
import org.sealpost.reports.decision.Standing;
import org.sealpost.reports.row.Row;

/// A row, and how far it counts.
record Told(Row row, Standing standing, Kind kind, Estimate estimate) {
    /// Ties that this leaves are between rows that say the same.
    static final Comparator<Told> IN_ORDER = Comparator.comparing(Told::day)
            .thenComparing(told -> told.row().reporter().name())
            .thenComparing(told -> told.row().type().word())
            .thenComparingLong(told -> -told.estimate().blockedHigh())
            .thenComparingLong(told -> told.row().failed())
            .thenComparingLong(told -> told.row().successful())
            .thenComparing(told -> told.row().arrived())
            .thenComparing(told -> told.row().failures().toString());

    /// What a row is about.
    enum Kind {
        /// The policy as it was published that day.
        EVIDENCE,
        /// Some MTA-STS policy, it does not say which. That it went well proves nothing, that it did not is believed.
        NO_ECHO,
        /// An MTA-STS policy with other hosts.
        OTHER_HOSTS,
        DANE,
        NO_POLICY,
        /// A kind of policy that has no meaning here.
        STRANGE
    }

    static Told of(Row row, Standing standing, PolicyHistory policies, Waivers waivers) {
        return new Told(row, standing, kind(row, policies), Estimate.of(row, waivers));
    }

    private static Kind kind(Row row, PolicyHistory policies) {
        return switch (row.type()) {
            case PolicyType.Known.TLSA -> Kind.DANE;
            case PolicyType.Known.NO_POLICY_FOUND -> Kind.NO_POLICY;
            case PolicyType.Unknown _ -> Kind.STRANGE;
            case PolicyType.Known.STS ->
                switch (row.echo()) {
                    case PolicyEcho.Absent _, PolicyEcho.Unreadable _ -> Kind.NO_ECHO;
                    case PolicyEcho.Of echo -> policies.publishedOn(row.day(), echo) ? Kind.EVIDENCE : Kind.OTHER_HOSTS;
                };
        };
    }

    LocalDate day() {
        return row.day();
    }

    /// Whether its failures stand for themselves.
    boolean weighs() {
        return standing.counts() && aboutUs();
    }

    boolean aboutUs() {
        return kind == Kind.EVIDENCE || kind == Kind.NO_ECHO;
    }

    /// Whether its successes are evidence.
    boolean proves() {
        return standing.counts() && kind == Kind.EVIDENCE && row.wholeDays() <= 1;
    }

    Optional<DomainName> signer() {
        return row.reporter() instanceof Reporter.Proven(DomainName domain) ? Optional.of(domain) : Optional.empty();
    }

    long succeeded() {
        return Estimate.sane(row.successful());
    }

    /// What in it would have been stopped.
    Stream<Exhibit> blocked() {
        return estimate.parts().stream()
                .map(part -> new Exhibit.Reported(row, part.failure(), part.meaning(), part.sessions()));
    }

    static List<Told> ordered(Stream<Told> told) {
        return told.sorted(IN_ORDER).toList();
    }
}
