package org.sealpost.app.watch;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.sealpost.app.check.Checked;
import org.sealpost.fleet.watch.ApprovedText;
import org.sealpost.fleet.watch.WatchedDomain;
import org.sealpost.observe.ObserverOptions;
import org.sealpost.observe.dns.Dns;
import org.sealpost.observe.dns.DnsOptions;
import org.sealpost.observe.dns.SystemResolvers;
import org.sealpost.observe.dns.ValidatingDns;
import org.sealpost.observe.facts.AuthenticationFacts;
import org.sealpost.observe.facts.AuthenticationFacts.DkimSelector;
import org.sealpost.observe.facts.DomainFacts;
import org.sealpost.observe.facts.Part;
import org.sealpost.observe.net.Deadline;
import org.sealpost.observe.net.Dialer;
import org.sealpost.protocol.name.DomainName;

/// Asks for the DKIM keys that an owner approved. A check knows the well-known selectors alone.
final class ApprovedKeys implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Dns dns;

    private ApprovedKeys(Dns dns) {
        this.dns = dns;
    }

    static ApprovedKeys open(ObserverOptions options, Dialer dialer) {
        DnsOptions asked = options.dns().resolvers().isEmpty()
                ? options.dns().withResolvers(SystemResolvers.find())
                : options.dns();
        return new ApprovedKeys(ValidatingDns.open(asked, options.trust(), options.clock(), dialer));
    }

    /// The same with the keys that the check did not ask for.
    Checked added(WatchedDomain watched, Checked checked) {
        DomainFacts facts = checked.facts();
        Set<DomainName> known = facts.authentication().dkim().stream()
                .map(each -> each.txt().question().name())
                .collect(Collectors.toSet());
        List<DomainName> missing = watched.texts().stream()
                .filter(each -> each.family() == ApprovedText.Family.DKIM)
                .map(ApprovedText::at)
                .filter(name -> !known.contains(name))
                .toList();
        if (missing.isEmpty() || facts.vantage().without().contains(Part.AUTHENTICATION)) {
            return checked;
        }
        var deadline = Deadline.after(PATIENCE);
        List<DkimSelector> all = new ArrayList<>(facts.authentication().dkim());
        missing.forEach(name -> all.add(new DkimSelector(name.labels().getFirst(), true, dns.txt(name, deadline))));
        return new Checked(
                checked.verdict(), facts.withAuthentication(with(facts.authentication(), all)), checked.changes());
    }

    private static AuthenticationFacts with(AuthenticationFacts seen, List<DkimSelector> selectors) {
        return new AuthenticationFacts(
                seen.spf(),
                seen.spfFurther(),
                seen.spfAddresses(),
                seen.spfMx(),
                seen.spfNotTried(),
                seen.dmarc(),
                seen.dmarcAbove(),
                seen.dkimFolder(),
                selectors,
                seen.dkimWithout());
    }

    @Override
    public void close() {
        dns.close();
    }
}
