package org.sealpost.app.command;

import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.sealpost.app.exit.ExitCode;
import org.sealpost.app.exit.Refusal;
import org.sealpost.app.render.Shown;
import org.sealpost.protocol.mtasts.Mode;
import org.sealpost.protocol.mtasts.MxPattern;
import org.sealpost.protocol.mtasts.StsPolicy;
import org.sealpost.protocol.name.DomainName;
import org.sealpost.protocol.name.IpAddress;
import org.sealpost.publish.RecordSet;
import org.sealpost.publish.plan.Desired;
import org.sealpost.publish.plan.Hosting;
import picocli.CommandLine.Option;

/// What shall be published for a domain; what no option says stays as it was approved.
final class DesiredOptions {
    private static final Duration FIRST_AGE = Duration.ofDays(1);
    private static final Duration TTL = Duration.ofMinutes(5);

    @Option(names = "--mode", paramLabel = "MODE", description = "testing, enforce or none. Default: testing.")
    private Optional<Mode> mode = Optional.empty();

    @Option(
            names = "--mx",
            split = ",",
            paramLabel = "HOST",
            description = "A host that takes the domain's mail, repeatable: these and no others.")
    private List<String> mx = List.of();

    @Option(
            names = "--pattern",
            split = ",",
            paramLabel = "PATTERN",
            description =
                    "An mx pattern of the policy, such as *.mail.example, repeatable. Default: the hosts of --mx.")
    private List<String> patterns = List.of();

    @Option(
            names = "--max-age",
            paramLabel = "AGE",
            converter = AgeConverter.class,
            description =
                    "How long senders keep the policy: days, weeks or seconds such as 1d, 1w, 30d, 86400, or 1y. Default: 1d.")
    private Optional<Duration> maxAge = Optional.empty();

    @Option(names = "--retire", description = "MTA-STS shall be gone.")
    private boolean retire;

    @Option(
            names = "--rua",
            split = ",",
            paramLabel = "URI",
            description = "Where TLS reports go, such as mailto:tls-reports@example.org, repeatable.")
    private List<String> rua = List.of();

    @Option(
            names = "--host-address",
            split = ",",
            paramLabel = "ADDRESS",
            converter = AddressConverter.class,
            description = "Address of the policy host, repeatable. Default: those of --edge.")
    private List<InetAddress> addresses = List.of();

    @Option(
            names = "--host-target",
            paramLabel = "NAME",
            description = "The policy host is an alias of this name, instead of addresses.")
    private Optional<String> target = Optional.empty();

    @Option(
            names = "--record-target",
            paramLabel = "NAME",
            description = "The record _mta-sts is an alias of this name, where the id is written (RFC 8461 §8.2).")
    private Optional<String> delegate = Optional.empty();

    @Option(
            names = "--ttl",
            paramLabel = "TIME",
            converter = TimeConverter.class,
            description = "TTL of the records; senders learn of a change after it (default: 5m).")
    private Optional<Duration> ttl = Optional.empty();

    /// @param known what was approved before
    /// @param edges where our policy host is
    Desired desired(DomainName domain, Optional<Desired> known, List<IpAddress> edges) {
        Set<DomainName> hosts = mx.isEmpty()
                ? known.map(Desired::mx).orElse(Set.of())
                : new TreeSet<>(mx.stream().map(host -> name("--mx", host)).toList());
        Optional<StsPolicy> policy = retire
                ? Optional.empty()
                : Optional.of(policy(known.flatMap(Desired::policy), hosts, known.map(Desired::mx)));
        return new Desired(
                domain,
                policy,
                hosts,
                hosting(domain, known.map(Desired::hosting), edges),
                rua.isEmpty()
                        ? known.flatMap(Desired::reporting)
                        : Optional.of("v=TLSRPTv1; rua=" + String.join(",", rua)));
    }

    /// The policy with which a domain would begin.
    StsPolicy first(Desired desired) {
        return desired.policy()
                .orElseGet(() -> new StsPolicy(
                        Mode.TESTING,
                        FIRST_AGE,
                        desired.mx().stream()
                                .map(host -> MxPattern.of(host.ascii()))
                                .toList(),
                        List.of()));
    }

    private StsPolicy policy(Optional<StsPolicy> known, Set<DomainName> hosts, Optional<Set<DomainName>> before) {
        Mode wanted = mode.or(() -> known.map(StsPolicy::mode)).orElse(Mode.TESTING);
        List<MxPattern> covered;
        if (!patterns.isEmpty()) {
            covered = patterns.stream().map(DesiredOptions::pattern).toList();
        } else if (known.isPresent() && before.filter(hosts::equals).isPresent()) {
            covered = known.get().mx();
        } else {
            covered = hosts.stream().map(host -> MxPattern.of(host.ascii())).toList();
        }
        if (covered.isEmpty() && wanted != Mode.NONE) {
            throw new Refusal(ExitCode.USAGE, "nothing is approved for this domain yet; name its hosts by --mx");
        }
        return new StsPolicy(
                wanted,
                maxAge.or(() -> known.map(StsPolicy::maxAge)).orElse(FIRST_AGE),
                covered,
                known.map(StsPolicy::extensions).orElse(List.of()));
    }

    private Hosting hosting(DomainName domain, Optional<Hosting> known, List<IpAddress> edges) {
        Duration time = ttl.or(() -> known.map(Hosting::ttl)).orElse(TTL);
        DomainName host = domain.child("mta-sts");
        List<RecordSet> records = new ArrayList<>();
        if (target.isPresent()) {
            records.add(new RecordSet(
                    host,
                    RecordSet.Type.CNAME,
                    time,
                    List.of(name("--host-target", target.get()).ascii())));
        } else if (!addresses.isEmpty() || known.isEmpty()) {
            List<IpAddress> all = addresses.isEmpty()
                    ? edges
                    : addresses.stream()
                            .map(each -> IpAddress.of(each.getAddress()))
                            .toList();
            add(records, host, RecordSet.Type.A, time, all);
            add(records, host, RecordSet.Type.AAAA, time, all);
        } else {
            records.addAll(known.get().address());
        }
        return new Hosting(
                records,
                delegate.map(text -> name("--record-target", text)).or(() -> known.flatMap(Hosting::delegate)),
                time);
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

    private static MxPattern pattern(String text) {
        try {
            return MxPattern.of(text);
        } catch (IllegalArgumentException noPattern) {
            throw new Refusal(
                    ExitCode.USAGE,
                    "--pattern " + Shown.quoted(text)
                            + " is not an mx pattern such as mx.example.org or *.example.org");
        }
    }

    private static DomainName name(String option, String text) {
        return DomainName.ofWire(text)
                .orElseThrow(() -> new Refusal(
                        ExitCode.USAGE, option + " " + Shown.quoted(text) + " is not a host name in A-labels"));
    }
}
