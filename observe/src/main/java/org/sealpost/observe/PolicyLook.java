package org.sealpost.observe;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import org.sealpost.observe.dns.Dns;
import org.sealpost.observe.facts.Addresses;
import org.sealpost.observe.facts.ConnectFault;
import org.sealpost.observe.facts.MisplacedPolicy;
import org.sealpost.observe.facts.NotLooked;
import org.sealpost.observe.facts.Part;
import org.sealpost.observe.facts.PolicyAttempt;
import org.sealpost.observe.facts.PolicyFetch;
import org.sealpost.observe.facts.PolicyHostFacts;
import org.sealpost.observe.https.MisplacedPolicies;
import org.sealpost.observe.https.PolicyFetcher;
import org.sealpost.observe.net.Limits;
import org.sealpost.protocol.name.DomainName;
import org.sealpost.protocol.name.IpAddress;

/// Looks at every address of the policy host at once.
record PolicyLook(Dns dns, PolicyFetcher fetcher, MisplacedPolicies elsewhere, Limits limits, ExecutorService threads) {
    static DomainName host(DomainName domain) {
        return domain.child("mta-sts");
    }

    /// @param record tells whether the domain has an MTA-STS record; asked only when the policy is not where it
    /// belongs
    PolicyHostFacts look(Watch watch, Running<RecordLook.Seen> record) {
        DomainName host = host(watch.domain());
        Addresses addresses = dns.addresses(host, watch.deadline());
        List<IpAddress> known = addresses.known();
        List<IpAddress> tried = known.stream().limit(limits.addressesPerHost()).toList();
        if (!tried.isEmpty()) {
            watch.caa().ask(host, watch.deadline());
        }
        List<PolicyAttempt> attempts = watch.host(Part.POLICY, host, () -> fetchAll(watch, host, tried));
        boolean served = attempts.stream().anyMatch(attempt -> attempt.outcome() instanceof PolicyFetch.Served);
        return new PolicyHostFacts(
                addresses, attempts, known.size() - tried.size(), served ? List.of() : misplaced(watch, record, tried));
    }

    private List<PolicyAttempt> fetchAll(Watch watch, DomainName host, List<IpAddress> addresses) {
        List<Running<PolicyAttempt>> running = addresses.stream()
                .map(address -> Running.start(threads, () -> fetcher.fetch(host, address, watch.deadline())))
                .toList();
        List<PolicyAttempt> attempts = new ArrayList<>();
        for (int i = 0; i < addresses.size(); i++) {
            attempts.add(running.get(i).result(watch.deadline(), late(addresses.get(i))));
        }
        return attempts;
    }

    private static PolicyAttempt late(IpAddress address) {
        var outcome = new PolicyFetch.Unreachable(ConnectFault.OUT_OF_TIME, "the time for the domain was used up");
        return new PolicyAttempt(address, 1, outcome, Duration.ZERO);
    }

    /// A domain with neither record nor policy host has not begun with MTA-STS, and its web server is left in
    /// peace.
    private List<MisplacedPolicy> misplaced(Watch watch, Running<RecordLook.Seen> record, List<IpAddress> ofHost) {
        var nothing =
                new RecordLook.Seen(NotLooked.OUT_OF_TIME.lookup(watch.domain().child("_mta-sts"), "TXT"), List.of());
        boolean begun = !ofHost.isEmpty()
                || RecordLook.hasRecord(record.result(watch.deadline(), nothing).right());
        if (!begun || watch.deadline().passed()) {
            return List.of();
        }
        List<IpAddress> ofDomain =
                dns.addresses(watch.domain(), watch.deadline()).known();
        return elsewhere.look(watch.domain(), ofHost, ofDomain, watch.deadline());
    }
}
