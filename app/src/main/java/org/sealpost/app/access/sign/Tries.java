package org.sealpost.app.access.sign;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.stream.Stream;

/// How often somebody may be wrong at the door. Strangers share what there is for a name, and what there
/// is for the place that they come from. A browser with which somebody has been in before has tries of
/// its own, which no stranger can use up, however many names they try.
final class Tries {
    private final Allowance strangers;
    private final Allowance known;
    private final Attempts bySource;

    Tries(SignInRules rules, InstantSource clock) {
        this.strangers = Allowance.of(rules, clock);
        this.known = Allowance.of(rules, clock);
        this.bySource = new Attempts(rules.perSource(), rules.window(), clock);
    }

    /// So many at once, and so many in a day.
    private record Allowance(Attempts late, Attempts daily) {
        static Allowance of(SignInRules rules, InstantSource clock) {
            return new Allowance(
                    new Attempts(rules.perAccount(), rules.window(), clock),
                    new Attempts(rules.perDay(), Duration.ofDays(1), clock));
        }
    }

    /// Whose tries they are.
    ///
    /// @param proof what is guessed at, and of whom, such as the password of a name
    /// @param source from where
    /// @param browser the mark of one that is known
    record Key(String proof, String source, Optional<String> browser) {
        boolean isKnown() {
            return browser.isPresent();
        }

        private String text() {
            return browser.orElse(proof);
        }
    }

    private Allowance of(Key key) {
        return key.isKnown() ? known : strangers;
    }

    /// Takes one.
    ///
    /// @return empty when it was granted, else how long to wait
    Optional<Duration> take(Key key) {
        Optional<Duration> source = key.isKnown() ? Optional.empty() : bySource.take(key.source());
        Optional<Duration> wait = Stream.of(source, of(key).late().take(key.text()))
                .flatMap(Optional::stream)
                .max(Duration::compareTo);
        return wait.isPresent() ? wait : of(key).daily().take(key.text());
    }

    /// Gives the last one back: it was no failure.
    void giveBack(Key key) {
        of(key).late().giveBack(key.text());
        of(key).daily().giveBack(key.text());
        if (!key.isKnown()) {
            bySource.giveBack(key.source());
        }
    }

    /// Gives those back that were wrong of late: whoever was wrong has been right since. Those of the day
    /// stay taken, so that strangers do not begin anew whenever somebody signs in.
    void forgive(Key key) {
        of(key).late().forget(key.text());
    }

    /// Gives all back: what was guessed at is another one now.
    void forget(Key key) {
        of(key).late().forget(key.text());
        of(key).daily().forget(key.text());
    }

    /// How many were taken of late and are not back.
    long taken(Key key) {
        return of(key).late().taken(key.text());
    }
}
