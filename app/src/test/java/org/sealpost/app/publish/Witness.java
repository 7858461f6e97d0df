package org.sealpost.app.publish;

import java.net.InetAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.sealpost.observe.facts.PolicyFetch;
import org.sealpost.observe.net.Deadline;
import org.sealpost.protocol.mtasts.MxPattern;
import org.sealpost.protocol.mtasts.StsPolicy;
import org.sealpost.protocol.name.IpAddress;

/// Somebody who looks at the domain now and then, without any cache, and writes down what changed.
final class Witness {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Wire wire;
    private final InstantSource clock;
    private final List<String> seen = new ArrayList<>();

    Witness(Wire wire, InstantSource clock) {
        this.wire = wire;
        this.clock = clock;
    }

    void look() {
        var names = new NameCache(wire.dialogue(), clock, Duration.ZERO);
        String record = names.ask(SmallInternet.DOMAIN.child("_mta-sts"), "TXT")
                .map(texts -> texts.isEmpty() ? "no record" : "record")
                .orElse("silence");
        String policy = names.ask(SmallInternet.POLICY_HOST, "A").orElse(List.of()).stream()
                .findFirst()
                .map(this::policy)
                .orElse("no address");
        String now = record + ", " + policy;
        if (seen.isEmpty() || !seen.getLast().equals(now)) {
            seen.add(now);
        }
    }

    private String policy(String address) {
        var attempt = wire.fetcher()
                .fetch(
                        SmallInternet.POLICY_HOST,
                        IpAddress.of(InetAddress.ofLiteral(address).getAddress()),
                        Deadline.after(PATIENCE));
        return attempt.outcome() instanceof PolicyFetch.Served(var answer, var _)
                ? StsPolicy.parse(answer.body()).value().map(Witness::words).orElse("no policy")
                : "nothing";
    }

    private static String words(StsPolicy policy) {
        String providers = policy.mx().stream()
                .map(MxPattern::text)
                .map(text -> text.split("\\.", -1)[1])
                .distinct()
                .sorted()
                .collect(Collectors.joining(" and "));
        String age = policy.maxAge().toDays() + " d";
        return (policy.mode().name().toLowerCase(Locale.ROOT) + " " + age + " " + providers).strip();
    }

    /// In their order.
    List<String> seen() {
        return List.copyOf(seen);
    }
}
