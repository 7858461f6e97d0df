package org.sealpost.app.access.secret;

/// How much one guess costs.
///
/// @param kibibytes of memory
/// @param passes over it
/// @param lanes that could run at once
public record Argon2Cost(int kibibytes, int passes, int lanes) {
    /// What OWASP asks for at least: 19 MiB, two passes, one lane.
    public static final Argon2Cost USUAL = new Argon2Cost(19_456, 2, 1);

    private static final int MOST_KIBIBYTES = 1 << 20;
    private static final int MOST_PASSES = 64;
    private static final int MOST_LANES = 16;

    public Argon2Cost {
        // RFC 9106 §3.1: eight blocks of a kibibyte for each lane at least. The other bounds are ours.
        if (lanes < 1
                || lanes > MOST_LANES
                || passes < 1
                || passes > MOST_PASSES
                || kibibytes < 8 * lanes
                || kibibytes > MOST_KIBIBYTES) {
            throw new IllegalArgumentException("no cost of Argon2");
        }
    }

    /// Whether a hash of this cost should be made anew when its password is known.
    boolean isBelow(Argon2Cost wanted) {
        return kibibytes < wanted.kibibytes || passes < wanted.passes || lanes < wanted.lanes;
    }
}
