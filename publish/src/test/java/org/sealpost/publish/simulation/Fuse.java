package org.sealpost.publish.simulation;

/// Kills the controller at one of the moments before or after it touches anything.
final class Fuse {
    private int left = Integer.MAX_VALUE;
    private int passed;
    private boolean armed;

    /// After so many moments, counted while it is armed.
    void light(int moments) {
        left = moments;
    }

    void arm(boolean now) {
        armed = now;
    }

    /// How many there were.
    int passed() {
        return passed;
    }

    void moment() {
        if (!armed) {
            return;
        }
        passed++;
        if (--left == 0) {
            left = Integer.MAX_VALUE;
            throw new Crash();
        }
    }
}
