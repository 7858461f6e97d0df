package org.sealpost.observe;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.sealpost.observe.dns.DnsOptions;
import org.sealpost.observe.facts.Part;
import org.sealpost.observe.net.DialerOptions;
import org.sealpost.observe.tls.Trust;

/// Everything that can be chosen about an observation.
///
/// @param trust the roots for policy hosts, MX hosts and resolvers with TLS
/// @param httpsPort 443 but in a lab
/// @param clock for expiry, DNSSEC and certificates
/// @param without the parts not to look at
/// @param dkimSelectors where to look for DKIM keys beside the well-known selectors
public record ObserverOptions(
        DnsOptions dns,
        DialerOptions dialer,
        Trust trust,
        int httpsPort,
        Introduction introduction,
        InstantSource clock,
        Set<Part> without,
        List<String> dkimSelectors) {
    public ObserverOptions {
        without = Set.copyOf(without);
        dkimSelectors = List.copyOf(dkimSelectors);
    }

    /// The real Internet as a sender sees it.
    public static ObserverOptions of(InstantSource clock, String userAgent) {
        return new ObserverOptions(
                DnsOptions.DEFAULT,
                DialerOptions.DEFAULT,
                Trust.system(),
                443,
                new Introduction(Optional.empty(), userAgent),
                clock,
                Set.of(),
                List.of());
    }

    public ObserverOptions withDns(DnsOptions other) {
        return new ObserverOptions(other, dialer, trust, httpsPort, introduction, clock, without, dkimSelectors);
    }

    public ObserverOptions withDialer(DialerOptions other) {
        return new ObserverOptions(dns, other, trust, httpsPort, introduction, clock, without, dkimSelectors);
    }

    public ObserverOptions withTrust(Trust other) {
        return new ObserverOptions(dns, dialer, other, httpsPort, introduction, clock, without, dkimSelectors);
    }

    public ObserverOptions withIntroduction(Introduction other) {
        return new ObserverOptions(dns, dialer, trust, httpsPort, other, clock, without, dkimSelectors);
    }

    public ObserverOptions without(Set<Part> parts) {
        return new ObserverOptions(dns, dialer, trust, httpsPort, introduction, clock, parts, dkimSelectors);
    }

    public ObserverOptions withDkimSelectors(List<String> selectors) {
        return new ObserverOptions(dns, dialer, trust, httpsPort, introduction, clock, without, selectors);
    }
}
