package org.sealpost.publish.simulation;

/// Kills the controller at one of the moments before or after it touches anything.
final class Fuse {
    private int left = Integer.MAX_VALUE;
    private int passed;

    /// After so many moments.
    void light(int moments) {
        left = moments;
    }

    void out() {
        left = Integer.MAX_VALUE;
    }

    int passed() {
        return passed;
    }

    void moment() {
        passed++;
        if (--left == 0) {
            left = Integer.MAX_VALUE;
            throw new Crash();
        }
    }
}
