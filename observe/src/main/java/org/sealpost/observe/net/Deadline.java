package org.sealpost.observe.net;

import java.time.Duration;

/// A moment on the monotonic clock by which something must be over. It bounds everything done under it together,
/// which a time-out per read never does.
public final class Deadline {
    private static final long FOREVER = Long.MAX_VALUE / 4;

    private final long atNanos;

    private Deadline(long atNanos) {
        this.atNanos = atNanos;
    }

    /// The deadline that is `duration` from now; longer than a century is no deadline.
    public static Deadline after(Duration duration) {
        long nanos = duration.compareTo(Duration.ofNanos(FOREVER)) > 0 ? FOREVER : duration.toNanos();
        return new Deadline(System.nanoTime() + nanos);
    }

    /// What is left, zero once it has passed.
    public Duration remaining() {
        return Duration.ofNanos(Math.max(0, atNanos - System.nanoTime()));
    }

    /// What is left in whole milliseconds for calls that take 0 as "for ever": 1 at the least.
    public int remainingMillis() {
        return (int) Math.clamp(Math.ceilDiv(remaining().toNanos(), 1_000_000L), 1L, Integer.MAX_VALUE);
    }

    public boolean passed() {
        return atNanos - System.nanoTime() <= 0;
    }

    /// The earlier of this and the one `duration` from now.
    public Deadline min(Duration duration) {
        return min(after(duration));
    }

    /// The earlier of the two.
    public Deadline min(Deadline other) {
        return atNanos - other.atNanos <= 0 ? this : other;
    }

    @Override
    public String toString() {
        return "in " + remaining();
    }
}
