package org.sealpost.observe.dns;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import org.sealpost.observe.net.Deadline;
import org.sealpost.observe.net.Dialer;
import org.sealpost.observe.net.DialerOptions;
import org.sealpost.observe.net.Endpoint;
import org.sealpost.observe.net.Limits;
import org.sealpost.observe.net.Limits.Step;
import org.sealpost.observe.tls.Trust;
import org.xbill.DNS.Type;

/// A tree with signed and unsigned zones, and a client that asks one server or several about it.
final class DnsFixture {
    static final DialerOptions QUICK = DialerOptions.DEFAULT.withLimits(
            Limits.DEFAULT.with(Step.DNS_TRY, Duration.ofMillis(300)).with(Step.DNS_QUESTION, Duration.ofSeconds(2)));

    private DnsFixture() {}

    /// `.` and `test` and `signed.test` are signed, `plain.test` is not.
    static SignedTree tree() {
        return new SignedTree()
                .secureZone(".")
                .secureZone("test")
                .secureZone("signed.test")
                .insecureZone("plain.test")
                .with("signed.test", Type.MX, 120, "10 mx.signed.test.")
                .with("mx.signed.test", Type.A, "192.0.2.1")
                .with("mx.signed.test", Type.AAAA, "2001:db8::1")
                .with("_mta-sts.signed.test", Type.TXT, "\"v=STSv1; \" \"id=1;\"")
                .with("_mta-sts.plain.test", Type.TXT, "\"v=STSv1; id=1;\"")
                .with("alias.signed.test", Type.CNAME, "mx.signed.test.")
                .with("out.signed.test", Type.CNAME, "_mta-sts.plain.test.")
                .with("in.plain.test", Type.CNAME, "_mta-sts.signed.test.")
                .with("lost.signed.test", Type.CNAME, "nowhere.signed.test.");
    }

    static Deadline soon() {
        return Deadline.after(Duration.ofSeconds(20));
    }

    static Dns ask(SignedTree tree, Dialer dialer, WireServer... servers) {
        return ask(tree.anchor("."), dialer, servers);
    }

    static Dns ask(String anchor, Dialer dialer, WireServer... servers) {
        return ask(
                anchor, dialer, Arrays.stream(servers).map(WireServer::endpoint).toList());
    }

    static Dns ask(String anchor, Dialer dialer, List<Endpoint> servers) {
        List<ResolverAddress> addresses = servers.stream()
                .<ResolverAddress>map(ResolverAddress.Plain::new)
                .toList();
        return ValidatingDns.open(
                new DnsOptions(addresses, anchors(anchor), false),
                Trust.system(),
                InstantSource.fixed(SignedTree.NOW),
                dialer);
    }

    static TrustAnchors anchors(String zoneFile) {
        return switch (TrustAnchors.read(zoneFile)) {
            case TrustAnchors.Reading.Read(TrustAnchors anchors) -> anchors;
            case TrustAnchors.Reading.Unreadable(String problem) -> throw new IllegalArgumentException(problem);
        };
    }
}
