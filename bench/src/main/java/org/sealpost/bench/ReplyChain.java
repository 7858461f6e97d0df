package org.sealpost.bench;

import java.time.Duration;
import java.util.List;

/// The replies of a check that cannot be had at the same time, because each is needed for the next question.
///
/// The keys for DNSSEC are asked for together with the names they prove, so they add none: who knows the name knows
/// all zones that can be above it. The policy needs three (address, TLS, HTTP), the records one.
final class ReplyChain {
    private static final List<String> LONGEST = List.of(
            "MX of the domain with every DS and DNSKEY above it",
            "addresses of the MX host with every DS and DNSKEY above it",
            "SMTP greeting",
            "reply to EHLO",
            "reply to STARTTLS",
            "TLS handshake",
            "reply to EHLO over TLS");

    private ReplyChain() {}

    /// Prints the arithmetic.
    ///
    /// @return how long the chain takes when each reply takes `delay`
    static Duration print(Duration delay) {
        Duration all = delay.multipliedBy(LONGEST.size());
        System.out.println("the longest chain of replies:");
        for (int i = 0; i < LONGEST.size(); i++) {
            System.out.println("  " + (i + 1) + ". " + LONGEST.get(i));
        }
        System.out.printf("  %d x %d ms = %d ms%n", LONGEST.size(), delay.toMillis(), all.toMillis());
        return all;
    }
}
