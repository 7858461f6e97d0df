package org.sealpost.reports.listen;

import java.time.Duration;

/// How much is held at once, so that memory stays bounded whatever comes.
///
/// @param mail the most octets of a mail
/// @param body the most octets of a POST
/// @param readers how many deliveries are read at the same time
/// @param large what has this many octets or more is read alone, one at a time
/// @param queue how many arrivals may wait for the store
/// @param batch how many are kept in one transaction at the most
/// @param coming octets of deliveries that are being received or read, in all
/// @param held octets of arrivals that were read and wait for the store, in all
/// @param patience how long a delivery waits for its turn before the sender is told to come again
/// @param storePatience how long the store may take before the sender is told that something is broken
public record InboxLimits(
        int mail,
        int body,
        int readers,
        int large,
        int queue,
        int batch,
        long coming,
        long held,
        Duration patience,
        Duration storePatience) {
    public InboxLimits {
        if (mail > coming || body > coming || Math.min(readers, Math.min(queue, batch)) < 1) {
            throw new IllegalArgumentException("one delivery of any size has to fit");
        }
    }

    /// @param readers the number of processors is a good one
    public static InboxLimits of(int readers) {
        return new InboxLimits(
                10 << 20,
                1 << 20,
                readers,
                256 << 10,
                2048,
                512,
                32L << 20,
                48L << 20,
                Duration.ofSeconds(20),
                Duration.ofMinutes(4));
    }
}
