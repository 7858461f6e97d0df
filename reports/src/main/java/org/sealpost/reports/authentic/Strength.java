package org.sealpost.reports.authentic;

import org.sealpost.reports.Authenticity;

/// Which of two answers about the same mail says more.
final class Strength {
    private Strength() {}

    /// The first, unless the second says more.
    static Authenticity stronger(Authenticity first, Authenticity second) {
        return of(second) > of(first) ? second : first;
    }

    /// The first, unless the second says less.
    static Authenticity weaker(Authenticity first, Authenticity second) {
        return of(second) < of(first) ? second : first;
    }

    private static int of(Authenticity answer) {
        return switch (answer) {
            case Authenticity.Verified verified -> 100;
            case Authenticity.Unknown unknown -> 50;
            case Authenticity.Unproven unproven -> of(unproven.reason());
        };
    }

    /// The further a signature got, the more is known.
    private static int of(Authenticity.Reason reason) {
        return switch (reason) {
            case NOT_A_MAIL -> 0;
            case NO_SIGNATURE -> 1;
            case SIGNATURE_UNUSABLE -> 2;
            case NOT_ALIGNED -> 3;
            case PART_SIGNED -> 4;
            case NO_KEY -> 5;
            case KEY_UNFIT -> 6;
            case SIGNATURE_BROKEN -> 7;
        };
    }
}
