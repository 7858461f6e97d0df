package org.sealpost.app.serve;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.sealpost.app.page.TimeLine;
import org.sealpost.app.publish.Rollouts;
import org.sealpost.protocol.mtasts.Mode;
import org.sealpost.protocol.mtasts.StsPolicy;
import org.sealpost.publish.cache.Fact;
import org.sealpost.publish.cache.Stood;
import org.sealpost.publish.plan.Ladder;
import org.sealpost.publish.rollout.Proposal;
import org.sealpost.publish.rollout.Rollout;

/// The stages of a roll-out by date: what happened, where it is, and what comes when no day is dirty.
final class TimeLines {
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("d MMM", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final int WIDTH = 1_280;
    private static final int LEFT = 12;
    private static final int GAP = 3;
    private static final int ROOM_FOR_LABEL = 110;
    private static final int MOST_TICKS = 16;
    private static final Duration LONGEST_PAST = Duration.ofDays(90);
    private static final Duration LEAST_AHEAD = Duration.ofDays(7);

    private final Rollouts.Standing standing;
    private final List<Span> spans = new ArrayList<>();

    private TimeLines(Rollouts.Standing standing) {
        this.standing = standing;
    }

    /// @param ahead whether it is still to come
    private record Span(String tone, String label, String more, Instant from, Instant until, boolean ahead) {}

    static TimeLine of(Rollouts.Standing standing) {
        var lines = new TimeLines(standing);
        lines.past();
        lines.ahead();
        return lines.drawn();
    }

    private void past() {
        Instant now = standing.now();
        for (Stood stood : standing.history().stood()) {
            if (stood.fact() instanceof Fact.Policy(var _, StsPolicy policy)) {
                Instant until = stood.until().filter(now::isAfter).orElse(now);
                if (until.isAfter(stood.from())) {
                    add(policy.mode(), policy.maxAge(), stood.from(), until, false);
                }
            }
        }
    }

    /// What has the same mode and age is one stage, whatever its hosts.
    private void add(Mode mode, Duration age, Instant from, Instant until, boolean ahead) {
        String label = label(mode, age);
        String more = "max_age " + WishForm.words(age);
        Optional<Span> last = spans.isEmpty() ? Optional.empty() : Optional.of(spans.getLast());
        if (last.filter(each -> each.label().equals(label) && each.more().equals(more) && each.ahead() == ahead)
                .isPresent()) {
            Span joined = last.get();
            spans.removeLast();
            spans.add(new Span(joined.tone(), label, more, joined.from(), until, ahead));
        } else {
            spans.add(new Span(tone(mode), label, more, from, until, ahead));
        }
    }

    private static String label(Mode mode, Duration age) {
        return switch (mode) {
            case TESTING -> "Testing";
            case ENFORCE -> age.compareTo(Ladder.FIRST) <= 0 ? "Probation" : "Enforced";
            case NONE -> "None";
        };
    }

    private static String tone(Mode mode) {
        return switch (mode) {
            case TESTING -> "wait";
            case ENFORCE -> "pass";
            case NONE -> "na";
        };
    }

    private void ahead() {
        Optional<Instant> next = next();
        if (next.isEmpty() || standing.goal().mode() != Mode.ENFORCE) {
            return;
        }
        boolean enforcing = RolloutView.enforcing(standing);
        Duration goal = standing.goal().maxAge();
        Duration present = standing.approved().policy().map(StsPolicy::maxAge).orElse(Ladder.FIRST);
        if (enforcing && present.compareTo(goal) >= 0) {
            return;
        }
        Duration age = enforcing ? rung(present, goal) : Ladder.FIRST;
        Instant from = next.get();
        if (from.isAfter(standing.now()) && !spans.isEmpty()) {
            Span last = spans.getLast();
            spans.add(new Span(last.tone(), last.label(), last.more(), standing.now(), from, true));
        }
        while (true) {
            Instant until = from.plus(Rollout.USUAL_PROBATION);
            add(Mode.ENFORCE, age, from, until, true);
            if (age.compareTo(goal) >= 0) {
                return;
            }
            age = rung(age, goal);
            from = until;
        }
    }

    private static Duration rung(Duration age, Duration goal) {
        Duration above = Ladder.above(age);
        return above.compareTo(goal) < 0 ? above : goal;
    }

    /// When the next stage may begin; empty when nobody knows.
    private Optional<Instant> next() {
        return switch (standing.proposal()) {
            case Proposal.Approve _ -> Optional.of(standing.now());
            case Proposal.Wait(Instant until, var _) -> Optional.of(until);
            case Proposal.Stop(var _, Optional<Instant> earliest) -> earliest;
            case Proposal.Reached _ -> Optional.empty();
        };
    }

    private TimeLine drawn() {
        Instant now = standing.now();
        Instant first = spans.stream()
                .map(Span::from)
                .min(Instant::compareTo)
                .filter(now::isAfter)
                .orElse(now.minus(LEAST_AHEAD));
        Instant start = first.isBefore(now.minus(LONGEST_PAST)) ? now.minus(LONGEST_PAST) : first;
        Instant last = spans.stream().map(Span::until).max(Instant::compareTo).orElse(now);
        Instant end = last.isBefore(now.plus(LEAST_AHEAD)) ? now.plus(LEAST_AHEAD) : last;
        var scale = new Scale(start, end);
        int today = scale.x(now);
        return new TimeLine(
                WIDTH,
                spans.stream()
                        .filter(span -> span.until().isAfter(start))
                        .map(span -> box(span, scale))
                        .toList(),
                ticks(scale),
                new TimeLine.Pin(
                        today,
                        "Today " + DAY.format(now),
                        today < ROOM_FOR_LABEL ? "start" : today > WIDTH - ROOM_FOR_LABEL ? "end" : "middle"),
                entries(now));
    }

    private record Scale(Instant start, Instant end) {
        int x(Instant at) {
            double share = (double) Duration.between(start, at).toSeconds()
                    / Math.max(1, Duration.between(start, end).toSeconds());
            return LEFT + (int) Math.round(Math.clamp(share, 0, 1) * (WIDTH - 2 * LEFT));
        }
    }

    private static TimeLine.Box box(Span span, Scale scale) {
        int x = scale.x(span.from());
        int width = Math.max(GAP, scale.x(span.until()) - x - GAP);
        boolean room = width >= ROOM_FOR_LABEL;
        return new TimeLine.Box(
                span.tone(),
                span.ahead() ? "hollow cut" : "box tone",
                x,
                width,
                room ? span.label() : "",
                room ? span.more() : "");
    }

    private static List<TimeLine.Tick> ticks(Scale scale) {
        long days = Math.max(1, Duration.between(scale.start(), scale.end()).toDays());
        long step = 1;
        while (days / step > MOST_TICKS) {
            step = step == 1 ? 7 : step * 2;
        }
        List<TimeLine.Tick> ticks = new ArrayList<>();
        LocalDate day = LocalDate.ofInstant(scale.start(), ZoneOffset.UTC).plusDays(1);
        for (Instant at = start(day); at.isBefore(scale.end()); at = start(day)) {
            ticks.add(new TimeLine.Tick(scale.x(at), DAY.format(at)));
            day = day.plusDays(step);
        }
        return ticks;
    }

    private static Instant start(LocalDate day) {
        return day.atStartOfDay().toInstant(ZoneOffset.UTC);
    }

    private List<TimeLine.Entry> entries(Instant now) {
        List<TimeLine.Entry> entries = new ArrayList<>();
        for (Span span : spans) {
            boolean present = !span.ahead() && !span.until().isBefore(now);
            entries.add(new TimeLine.Entry(
                    span.ahead() ? "todo" : present ? "wait" : "pass",
                    AlertLines.time(span.from()),
                    span.label() + ", " + span.more() + (span.ahead() ? ", at the earliest" : "")));
        }
        return entries;
    }
}
