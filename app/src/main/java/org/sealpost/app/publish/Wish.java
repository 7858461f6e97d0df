package org.sealpost.app.publish;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.sealpost.protocol.mtasts.Mode;
import org.sealpost.protocol.mtasts.MxPattern;
import org.sealpost.protocol.mtasts.StsPolicy;
import org.sealpost.protocol.name.DomainName;
import org.sealpost.protocol.name.IpAddress;
import org.sealpost.publish.RecordSet;
import org.sealpost.publish.plan.Desired;
import org.sealpost.publish.plan.Hosting;

/// What somebody says shall be published for a domain; what it leaves open stays as it was approved.
///
/// @param mx the hosts that take the mail, these and no others; empty: as before
/// @param patterns of the policy; empty: the hosts, or as before where these are as before
/// @param retire whether MTA-STS shall be gone
/// @param reporting the text of the TLS-RPT record
/// @param addresses of the policy host; empty: as before, at first those of our edges
/// @param target of which the policy host is an alias instead
/// @param delegate of which the record is an alias (RFC 8461 §8.2)
public record Wish(
        Optional<Mode> mode,
        List<DomainName> mx,
        List<MxPattern> patterns,
        Optional<Duration> maxAge,
        boolean retire,
        Optional<String> reporting,
        List<IpAddress> addresses,
        Optional<DomainName> target,
        Optional<DomainName> delegate,
        Optional<Duration> ttl) {
    /// With which a policy begins.
    public static final Duration FIRST_AGE = Duration.ofDays(1);

    private static final Duration TTL = Duration.ofMinutes(5);

    public Wish {
        mx = List.copyOf(mx);
        patterns = List.copyOf(patterns);
        addresses = List.copyOf(addresses);
    }

    /// Whatever was approved.
    public static final Wish AS_BEFORE = new Wish(
            Optional.empty(),
            List.of(),
            List.of(),
            Optional.empty(),
            false,
            Optional.empty(),
            List.of(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());

    /// @param known what was approved before
    /// @param edges where our policy host is
    /// @return empty when nobody has said yet which hosts take the mail
    public Optional<Desired> of(DomainName domain, Optional<Desired> known, List<IpAddress> edges) {
        Set<DomainName> hosts = mx.isEmpty() ? known.map(Desired::mx).orElse(Set.of()) : new TreeSet<>(mx);
        Optional<StsPolicy> policy = retire ? Optional.empty() : policy(known, hosts);
        return retire || policy.isPresent()
                ? Optional.of(new Desired(
                        domain,
                        policy,
                        hosts,
                        hosting(domain, known.map(Desired::hosting), edges),
                        reporting.or(() -> known.flatMap(Desired::reporting))))
                : Optional.empty();
    }

    /// The policy with which a domain would begin.
    public static StsPolicy first(Desired desired) {
        return desired.policy()
                .orElseGet(() -> new StsPolicy(Mode.TESTING, FIRST_AGE, patterns(desired.mx()), List.of()));
    }

    private static List<MxPattern> patterns(Set<DomainName> hosts) {
        return hosts.stream().map(host -> MxPattern.of(host.ascii())).toList();
    }

    private Optional<StsPolicy> policy(Optional<Desired> before, Set<DomainName> hosts) {
        Optional<StsPolicy> known = before.flatMap(Desired::policy);
        Mode wanted = mode.or(() -> known.map(StsPolicy::mode)).orElse(Mode.TESTING);
        boolean sameHosts = before.map(Desired::mx).filter(hosts::equals).isPresent();
        List<MxPattern> covered = patterns;
        if (covered.isEmpty()) {
            covered = known.isPresent() && sameHosts ? known.get().mx() : patterns(hosts);
        }
        return covered.isEmpty() && wanted != Mode.NONE
                ? Optional.empty()
                : Optional.of(new StsPolicy(
                        wanted,
                        maxAge.or(() -> known.map(StsPolicy::maxAge)).orElse(FIRST_AGE),
                        covered,
                        known.map(StsPolicy::extensions).orElse(List.of())));
    }

    private Hosting hosting(DomainName domain, Optional<Hosting> known, List<IpAddress> edges) {
        Duration time = ttl.or(() -> known.map(Hosting::ttl)).orElse(TTL);
        DomainName host = domain.child("mta-sts");
        List<RecordSet> records = new ArrayList<>();
        if (target.isPresent()) {
            records.add(new RecordSet(
                    host, RecordSet.Type.CNAME, time, List.of(target.get().ascii())));
        } else if (!addresses.isEmpty() || known.isEmpty()) {
            List<IpAddress> all = addresses.isEmpty() ? edges : addresses;
            add(records, host, RecordSet.Type.A, time, all);
            add(records, host, RecordSet.Type.AAAA, time, all);
        } else {
            records.addAll(known.get().address());
        }
        return new Hosting(records, delegate.or(() -> known.flatMap(Hosting::delegate)), time);
    }

    private static void add(
            List<RecordSet> records, DomainName host, RecordSet.Type type, Duration ttl, List<IpAddress> all) {
        int octets = type == RecordSet.Type.A ? 4 : 16;
        var texts = new LinkedHashSet<String>();
        all.stream().filter(each -> each.octets().length() == octets).forEach(each -> texts.add(each.text()));
        if (!texts.isEmpty()) {
            records.add(new RecordSet(host, type, ttl, List.copyOf(texts)));
        }
    }
}
