package org.sealpost.app.publish;

import java.time.Duration;

/// How a sender goes about its cache; all that is set here but [#lawful] a sender may do.
///
/// @param every how often it has mail for the domain
/// @param looks when it asks for the `id`
/// @param unreachable of how many fetches of the policy one never reaches the policy host; 0 for none
/// @param sleeps from which day of the life on it is away, and for how many days
/// @param begins on which day of the life it sends its first mail
/// @param names how long it keeps what DNS said at the least; zero: for the TTL
/// @param lawful whether it looks again before it gives a mail up (RFC 8461 §5.1) and tries for days
record Habit(Duration every, Looks looks, int unreachable, Sleep sleeps, int begins, Duration names, boolean lawful) {
    /// When a sender that holds a policy asks for the `id`.
    enum Looks {
        /// Before each mail.
        EACH_MAIL,
        /// Once a day, and then it fetches whatever the `id` is (RFC 8461 §3.3).
        EACH_DAY,
        /// When what it holds has ended, and before it gives a mail up.
        AT_THE_END
    }

    /// A time without mail.
    record Sleep(int from, int days) {
        static final Sleep NEVER = new Sleep(Integer.MAX_VALUE, 0);

        boolean on(long day) {
            return day >= from && day < (long) from + days;
        }
    }

    static Habit of(Duration every, Looks looks) {
        return new Habit(every, looks, 0, Sleep.NEVER, 0, Duration.ZERO, true);
    }

    Habit missing(int oneOf) {
        return new Habit(every, looks, oneOf, sleeps, begins, names, lawful);
    }

    Habit asleep(int from, int days) {
        return new Habit(every, looks, unreachable, new Sleep(from, days), begins, names, lawful);
    }

    Habit from(int day) {
        return new Habit(every, looks, unreachable, sleeps, day, names, lawful);
    }

    Habit keepingNames(Duration atLeast) {
        return new Habit(every, looks, unreachable, sleeps, begins, atLeast, lawful);
    }

    Habit careless() {
        return new Habit(every, looks, unreachable, sleeps, begins, names, false);
    }
}
