package org.sealpost.publish.dns.provider;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sealpost.observe.net.Dialer;
import org.sealpost.observe.net.DialerOptions;
import org.sealpost.observe.tls.Trust;
import org.sealpost.protocol.name.DomainName;
import org.sealpost.publish.RecordSet;
import org.sealpost.publish.dns.Change;
import org.sealpost.publish.dns.DnsWriter;
import org.sealpost.publish.dns.Ownership;
import org.sealpost.publish.dns.standin.ProviderStandIn;
import org.sealpost.publish.dns.web.Web;

/// A writer and the stand-in of its provider, with a clock that stands still.
final class ProviderStory implements AutoCloseable {
    static final DomainName NAME = DomainName.of("_mta-sts.example.org");
    static final String FIRST = "v=STSv1; id=1;";
    static final String SECOND = "v=STSv1; id=2;";
    static final String TARGET = "slug._mta-sts.host.example";
    static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

    private static final Ownership OURS = new Ownership(List.of(DomainName.of("host.example")), List.of());
    /// Shared by all stories, and never closed: a client is dear.
    private static final Web WEB = Web.open(Trust.system().context(), InstantSource.fixed(NOW));

    private static final Duration TTL = Duration.ofHours(1);

    final ProviderStandIn provider;
    final DnsWriter writer;
    private final Dialer dialer;

    ProviderStory(ProviderStandIn provider) {
        this(provider, Map.of(), Duration.ofSeconds(20));
    }

    ProviderStory(ProviderStandIn provider, Map<String, String> others, Duration patience) {
        this.provider = provider;
        this.dialer = Dialer.open(DialerOptions.DEFAULT);
        DnsWriters writers =
                new DnsWriters(new Tools(dialer, WEB.withPatience(patience), InstantSource.fixed(NOW)), OURS);
        Map<String, String> environment = new HashMap<>(provider.environment());
        environment.putAll(others);
        this.writer = switch (writers.open(provider.code(), environment)) {
            case Opening.Opened(var _, DnsWriter opened) -> opened;
            case Opening.Refused(String why) -> throw new IllegalStateException(why);
        };
    }

    static RecordSet text(String value) {
        return new RecordSet(NAME, RecordSet.Type.TXT, TTL, List.of(value));
    }

    static RecordSet alias(String target) {
        return new RecordSet(NAME, RecordSet.Type.CNAME, TTL, List.of(target));
    }

    static Change publish(RecordSet wanted) {
        return new Change(NAME, Optional.empty(), Optional.of(wanted));
    }

    static Change change(RecordSet expected, RecordSet wanted) {
        return new Change(NAME, Optional.of(expected), Optional.of(wanted));
    }

    static Change remove(RecordSet expected) {
        return new Change(NAME, Optional.of(expected), Optional.empty());
    }

    /// What somebody else has put there, by the provider's own page.
    void hasText(String value) {
        provider.zone().put(NAME.ascii(), "TXT", 3600, List.of(provider.zone().written(value)));
    }

    List<String> texts() {
        return provider.zone().texts(NAME.ascii());
    }

    Optional<String> target() {
        return provider.zone()
                .of(NAME.ascii(), "CNAME")
                .map(set -> set.data().getFirst().replaceAll("\\.$", ""));
    }

    @Override
    public void close() {
        writer.close();
        dialer.close();
        provider.close();
    }
}
