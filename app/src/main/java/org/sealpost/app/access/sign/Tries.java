package org.sealpost.app.access.sign;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.sealpost.app.access.Person;
import org.sealpost.app.access.secret.SecretBox;
import org.sealpost.app.access.sign.WrongTries.Count;

/// How often somebody may be wrong at the door. Strangers share what there is for a name, and what there
/// is for the place that they come from. A browser with which somebody has been in before has tries of
/// its own, which no stranger can use up, however many names they try.
final class Tries {
    private final WrongTries kept;
    private final Slots slots;
    private final InstantSource clock;
    private final TryLimit late;
    private final TryLimit daily;
    private final TryLimit bySource;

    Tries(WrongTries kept, SecretBox box, SignInRules rules, InstantSource clock) {
        this.kept = kept;
        this.slots = new Slots(box);
        this.clock = clock;
        this.late = new TryLimit(rules.perAccount(), rules.window());
        this.daily = new TryLimit(rules.perDay(), Duration.ofDays(1));
        this.bySource = new TryLimit(rules.perSource(), rules.window());
    }

    /// So many of late, and so many in a day.
    private record Both(Count late, Count daily) {
        Stream<Count> all() {
            return Stream.of(late, daily);
        }
    }

    private Both both(String kind, String whom) {
        long slot = slots.of(kind + " " + whom);
        return new Both(new Count(kind, slot, late), new Count(kind + " in a day", slot, daily));
    }

    private Both browser(String mark) {
        return both("browser", mark);
    }

    /// What strangers try at somebody, wherever they are.
    private List<Both> strangers(Person person) {
        return Stream.of(Guess.Proof.values())
                .map(proof -> both("name", proof.of(Optional.of(person.name()))))
                .toList();
    }

    private List<Count> counts(Guess guess) {
        if (guess.mark().isPresent()) {
            return browser(guess.mark().get()).all().toList();
        }
        String source = guess.browser().key();
        return Stream.concat(
                        both("name", guess.proof().of(guess.name())).all(),
                        Stream.of(new Count("source", slots.of("source " + source), bySource)))
                .toList();
    }

    /// Takes one.
    ///
    /// @return empty when it was granted, else how long to wait
    Optional<Duration> take(Guess guess) {
        return kept.take(counts(guess), clock.instant());
    }

    /// Gives the last one back: it was no failure.
    void giveBack(Guess guess) {
        kept.giveBack(counts(guess));
    }

    private Stream<Both> own(Optional<String> mark) {
        return mark.stream().map(this::browser);
    }

    /// How many were wrong of late, of strangers and in their own browser.
    ///
    /// @param mark of the browser, where it is known
    long failed(Person person, Optional<String> mark) {
        List<Count> counts = Stream.concat(strangers(person).stream(), own(mark))
                .map(Both::late)
                .toList();
        return kept.taken(counts, clock.instant());
    }

    /// Gives those back that were wrong of late: whoever was wrong has been right since. Those of the day
    /// stay taken, so that strangers do not begin anew whenever somebody signs in.
    void forgive(Person person, Optional<String> mark) {
        Stream<Both> whose = mark.isPresent() ? own(mark) : strangers(person).stream();
        kept.forget(whose.map(Both::late).toList());
    }

    /// Gives all back that strangers took: what was guessed at is another one now.
    void forget(Person person) {
        kept.forget(strangers(person).stream().flatMap(Both::all).toList());
    }
}
