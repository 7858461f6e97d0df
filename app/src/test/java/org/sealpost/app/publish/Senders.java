package org.sealpost.app.publish;

import java.time.Duration;
import java.util.List;
import org.sealpost.app.publish.Habit.Looks;

/// Who sends mail to the domain.
///
/// @param name for whoever reads a failure
record Senders(String name, Habit habit) {
    private static final Duration OFTEN = Duration.ofHours(6);
    private static final Duration TWICE_A_DAY = Duration.ofHours(12);

    /// All of them, the two that report first.
    static List<Senders> all() {
        return List.of(
                new Senders("google", Habit.of(OFTEN, Looks.EACH_MAIL)),
                new Senders("microsoft", Habit.of(OFTEN, Looks.EACH_DAY)),
                new Senders("looks late", Habit.of(TWICE_A_DAY, Looks.AT_THE_END)),
                // It goes when it has taken the last policy before the MX hosts change, and is back while it holds
                // it.
                new Senders(
                        "sleeps with an old policy",
                        Habit.of(TWICE_A_DAY, Looks.AT_THE_END).asleep(24, 6)),
                new Senders(
                        "misses the policy host",
                        Habit.of(OFTEN, Looks.EACH_DAY).missing(3)),
                new Senders(
                        "begins in the middle", Habit.of(OFTEN, Looks.EACH_MAIL).from(26)),
                new Senders("once a week", Habit.of(Duration.ofDays(7), Looks.AT_THE_END)),
                new Senders("once a day", Habit.of(Duration.ofHours(25), Looks.EACH_MAIL)),
                new Senders(
                        "gives up at once", Habit.of(OFTEN, Looks.AT_THE_END).careless()),
                new Senders(
                        "keeps names for a week",
                        Habit.of(OFTEN, Looks.EACH_MAIL)
                                .keepingNames(Duration.ofDays(7))
                                .careless()));
    }
}
