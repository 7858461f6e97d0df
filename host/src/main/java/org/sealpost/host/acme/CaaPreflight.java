package org.sealpost.host.acme;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.sealpost.host.certificate.CertifiedName;
import org.sealpost.observe.dns.Dns;
import org.sealpost.observe.facts.Lookup;
import org.sealpost.observe.net.Deadline;
import org.sealpost.protocol.caa.CaaIssuer;
import org.sealpost.protocol.caa.CaaPermission;
import org.sealpost.protocol.caa.CaaRecord;
import org.sealpost.protocol.name.DomainName;

/// Whether the CAA records let this authority issue for the name, to our account and by our kind of proof.
///
/// @see <a href="https://www.rfc-editor.org/rfc/rfc8659#section-3">RFC 8659 §3</a>
public final class CaaPreflight implements Preflight {
    private final Dns dns;
    private final Duration limit;

    /// @param limit for all questions about one name
    public CaaPreflight(Dns dns, Duration limit) {
        this.dns = dns;
        this.limit = limit;
    }

    @Override
    public Fitness judge(CertifiedName name, Customer customer) {
        Deadline deadline = Deadline.after(limit);
        // RFC 8659 §3: upwards from the name; at each name aliases are followed, and the climb goes on above the
        // name.
        for (Optional<DomainName> at = Optional.of(name.name());
                at.isPresent();
                at = at.get().parent()) {
            switch (dns.caa(at.get(), deadline)) {
                case Lookup.Found<CaaRecord> found -> {
                    return judge(found.records(), at.get(), name, customer);
                }
                case Lookup.Absent<CaaRecord> _ -> {}
                case Lookup.Failed<CaaRecord> _ -> {
                    return new Fitness.Unknown("DNS does not say which CAA records stand at " + at.get()
                            + "; an authority would not issue either.");
                }
            }
        }
        return new Fitness.Fit();
    }

    private static Fitness judge(List<CaaRecord> records, DomainName at, CertifiedName name, Customer customer) {
        if (records.stream().anyMatch(record -> record.critical() && !record.isKnown())) {
            return unfit("A CAA record at " + at + " has a critical property that no authority may pass over.");
        }
        return switch (CaaPermission.of(records, false)) {
            case CaaPermission.Anybody _ -> new Fitness.Fit();
            case CaaPermission.Only(Set<DomainName> _) -> {
                List<CaaIssuer> ours = CaaPermission.counting(records, false).stream()
                        .flatMap(record -> record.issuer().value().stream())
                        .filter(issuer -> issuer.domain()
                                .filter(customer.caaNames()::contains)
                                .isPresent())
                        .toList();
                if (ours.isEmpty()) {
                    yield unfit("The CAA records at " + at + " do not let " + customer.authority() + " issue"
                            + customer.caaNames().stream()
                                    .sorted()
                                    .findFirst()
                                    .map(ca -> "; add: CAA 0 issue \"" + ca + "\"")
                                    .orElse("")
                            + ".");
                }
                yield ours.stream().anyMatch(issuer -> lets(issuer, name, customer))
                        ? new Fitness.Fit()
                        : unfit("The CAA records at " + at + " let " + customer.authority()
                                + " issue, but not to our account " + customer.account() + " by "
                                + name.subject().proof().method() + ".");
            }
        };
    }

    /// RFC 8657 §3, RFC 8657 §4: a parameter that is there must fit.
    private static boolean lets(CaaIssuer issuer, CertifiedName name, Customer customer) {
        return issuer.parameters().stream().allMatch(parameter -> switch (parameter
                .tag()
                .toLowerCase(Locale.ROOT)) {
            case "accounturi" -> parameter.value().equals(customer.account().toString());
            case "validationmethods" ->
                List.of(parameter.value().split(",", -1))
                        .contains(name.subject().proof().method());
            default -> true;
        });
    }

    private static Fitness unfit(String obstacle) {
        return new Fitness.Unfit(List.of(obstacle));
    }
}
