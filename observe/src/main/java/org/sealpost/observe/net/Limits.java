package org.sealpost.observe.net;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;

/// How much of a hostile or endless world is looked at. What a limit cut off is always named in the facts.
///
/// @param times how long each step may take; none is missing
/// @param policyBytes the size of a policy body (RFC 8461 §3.3 proposes 64 KiB)
/// @param headerBytes the size of an HTTP header section, and of one SMTP reply
/// @param mxHosts how many MX hosts are looked at
/// @param addressesPerHost how many addresses of one host are tried
/// @param aliasDepth how many CNAMEs are followed
/// @param connectionsPerAddress how many connections one address and port sees at once; SMTP is always one at a time
public record Limits(
        Map<Step, Duration> times,
        int policyBytes,
        int headerBytes,
        int mxHosts,
        int addressesPerHost,
        int aliasDepth,
        int connectionsPerAddress) {
    /// A step that may take a certain time.
    public enum Step {
        /// All parts of one domain together.
        PER_DOMAIN(Duration.ofSeconds(150)),
        /// One TCP connection.
        CONNECT(Duration.ofSeconds(10)),
        /// The first try of one resolver; each further round of tries has twice as much.
        DNS_TRY(Duration.ofSeconds(3)),
        /// One question over all tries and resolvers.
        DNS_QUESTION(Duration.ofSeconds(15)),
        /// One try of the policy fetch, from the start of the connection (RFC 8461 §3.3 proposes a minute).
        POLICY(Duration.ofSeconds(60)),
        /// The greeting of a mail server, which some hold back on purpose.
        SMTP_BANNER(Duration.ofSeconds(60)),
        /// Each later reply of a mail server.
        SMTP_STEP(Duration.ofSeconds(30)),
        /// One TLS handshake.
        TLS_HANDSHAKE(Duration.ofSeconds(15));

        private final Duration usual;

        Step(Duration usual) {
            this.usual = usual;
        }
    }

    /// The values used when nothing is configured.
    public static final Limits DEFAULT = new Limits(Map.of(), 64 * 1024, 16 * 1024, 20, 8, 8, 4);

    public Limits {
        Map<Step, Duration> all = new EnumMap<>(Step.class);
        for (Step step : Step.values()) {
            all.put(step, times.getOrDefault(step, step.usual));
        }
        times = Map.copyOf(all);
    }

    /// The time that a step may take.
    public Duration of(Step step) {
        return times.getOrDefault(step, step.usual);
    }

    /// The same with another time for a step. No step may take longer than the whole domain.
    public Limits with(Step step, Duration time) {
        Map<Step, Duration> others = new EnumMap<>(times);
        others.put(step, time);
        if (step == Step.PER_DOMAIN) {
            others.replaceAll((each, old) -> old.compareTo(time) <= 0 ? old : time);
        }
        return new Limits(
                others, policyBytes, headerBytes, mxHosts, addressesPerHost, aliasDepth, connectionsPerAddress);
    }
}
