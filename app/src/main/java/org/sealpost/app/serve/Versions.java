package org.sealpost.app.serve;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sealpost.app.page.SeenPart.DiffLine;
import org.sealpost.app.page.SeenPart.Version;
import org.sealpost.app.render.Shown;
import org.sealpost.check.time.Past;
import org.sealpost.check.time.Sight;
import org.sealpost.check.time.Sighting;
import org.sealpost.protocol.Octets;

/// The records and policies that were seen, one after the other. A look that could not tell changes nothing.
final class Versions {
    private static final int LINES = 200;
    private static final int TEXT = 300;

    private Versions() {}

    /// @param id of the record; empty when there was none
    /// @param policy the lines of the policy; none when there was none
    private record State(Optional<String> id, List<String> policy) {
        private static final State NONE = new State(Optional.empty(), List.of());

        List<String> lines() {
            var lines = new ArrayList<String>();
            id.ifPresent(each -> lines.add("v=STSv1; id=" + each + ";"));
            lines.addAll(policy);
            return lines;
        }
    }

    private record Stretch(State state, Instant first, Instant last) {}

    /// The newest first; of the oldest, all of it is new.
    static List<Version> of(Past past) {
        var stretches = new ArrayList<Stretch>();
        for (Sighting sighting : past.sightings().reversed()) {
            State before =
                    stretches.isEmpty() ? State.NONE : stretches.getLast().state();
            State now = after(before, sighting);
            if (stretches.isEmpty() || !now.equals(before)) {
                stretches.add(new Stretch(now, sighting.at(), sighting.at()));
            } else {
                stretches.add(new Stretch(now, stretches.removeLast().first(), sighting.at()));
            }
        }
        var versions = new ArrayList<Version>();
        for (int i = 0; i < stretches.size(); i++) {
            State before = i == 0 ? State.NONE : stretches.get(i - 1).state();
            versions.addFirst(version(before, stretches.get(i), i == stretches.size() - 1));
        }
        return versions;
    }

    private static State after(State before, Sighting sighting) {
        Optional<String> id = switch (sighting.id()) {
            case Sight.Of<String>(String text) -> Optional.of(text);
            case Sight.Nothing<String> _ -> Optional.empty();
            case Sight.Unknown<String> _ -> before.id();
        };
        List<String> policy = switch (sighting.policy()) {
            case Sight.Of<Octets>(Octets text) -> lines(text);
            case Sight.Nothing<Octets> _ -> List.of();
            case Sight.Unknown<Octets> _ -> before.policy();
        };
        return new State(id, policy);
    }

    private static List<String> lines(Octets text) {
        return text.utf8Lossy()
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .limit(LINES)
                .toList();
    }

    private static Version version(State before, Stretch stretch, boolean current) {
        State now = stretch.state();
        return new Version(
                AlertLines.time(stretch.first()),
                AlertLines.time(stretch.last()),
                now.id().map(id -> Shown.excerpt(id, TEXT)).orElse(now.policy().isEmpty() ? "nothing" : "no record"),
                current,
                difference(before.lines(), now.lines()));
    }

    /// By the longest common subsequence of lines.
    static List<DiffLine> difference(List<String> before, List<String> now) {
        int[][] common = new int[before.size() + 1][now.size() + 1];
        for (int i = before.size() - 1; i >= 0; i--) {
            for (int j = now.size() - 1; j >= 0; j--) {
                common[i][j] = before.get(i).equals(now.get(j))
                        ? common[i + 1][j + 1] + 1
                        : Math.max(common[i + 1][j], common[i][j + 1]);
            }
        }
        var lines = new ArrayList<DiffLine>();
        int i = 0;
        int j = 0;
        while (i < before.size() || j < now.size()) {
            if (i < before.size() && j < now.size() && before.get(i).equals(now.get(j))) {
                lines.add(line(" ", now.get(j)));
                i++;
                j++;
            } else if (j == now.size() || (i < before.size() && common[i + 1][j] >= common[i][j + 1])) {
                lines.add(line("−", before.get(i)));
                i++;
            } else {
                lines.add(line("+", now.get(j)));
                j++;
            }
        }
        return lines;
    }

    private static DiffLine line(String kind, String text) {
        return new DiffLine(kind, Shown.excerpt(text, TEXT));
    }
}
