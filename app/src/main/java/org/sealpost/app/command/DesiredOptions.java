package org.sealpost.app.command;

import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.sealpost.app.exit.ExitCode;
import org.sealpost.app.exit.Refusal;
import org.sealpost.app.publish.Wish;
import org.sealpost.app.render.Shown;
import org.sealpost.protocol.mtasts.Mode;
import org.sealpost.protocol.mtasts.MxPattern;
import org.sealpost.protocol.name.DomainName;
import org.sealpost.protocol.name.IpAddress;
import org.sealpost.publish.plan.Desired;
import picocli.CommandLine.Option;

/// What shall be published for a domain; what no option says stays as it was approved.
final class DesiredOptions {
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
        return wish().of(domain, known, edges)
                .orElseThrow(() ->
                        new Refusal(ExitCode.USAGE, "nothing is approved for this domain yet; name its hosts by --mx"));
    }

    private Wish wish() {
        return new Wish(
                mode,
                mx.stream().map(host -> name("--mx", host)).toList(),
                patterns.stream().map(DesiredOptions::pattern).toList(),
                maxAge,
                retire,
                rua.isEmpty() ? Optional.empty() : Optional.of("v=TLSRPTv1; rua=" + String.join(",", rua)),
                addresses.stream().map(each -> IpAddress.of(each.getAddress())).toList(),
                target.map(text -> name("--host-target", text)),
                delegate.map(text -> name("--record-target", text)),
                ttl);
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
