package org.sealpost.app.web;

import java.time.Duration;

/// How much the pages take, of one source and of all.
///
/// @param connections how many at once
/// @param perSource how many of them from one address, or from one /64 of IPv6
/// @param body octets in the body of one request
/// @param stranger the same where neither a cookie nor a token comes along
/// @param room octets of all bodies that are held at once
/// @param bodies how many of one source are read at once
/// @param idle how long a connection may be silent
/// @param transfer how long the body of one request may take
public record WebLimits(
        int connections,
        int perSource,
        int body,
        int stranger,
        long room,
        int bodies,
        Duration idle,
        Duration transfer) {
    private static final int SHARE = 16;
    private static final long ENOUGH = 32L << 20;

    /// Bodies take a sixteenth of the memory at the most: what is made of one is several times its size.
    public static WebLimits usual() {
        return new WebLimits(
                2_000,
                100,
                1 << 20,
                64 << 10,
                Math.min(ENOUGH, Runtime.getRuntime().maxMemory() / SHARE),
                8,
                Duration.ofSeconds(30),
                Duration.ofSeconds(30));
    }

    /// Whoever shows something may show what is worth nothing; the other limits are for them.
    int body(Call head) {
        boolean known = head.header("cookie").isPresent()
                || head.header("authorization").isPresent();
        return known ? body : Math.min(body, stranger);
    }
}
