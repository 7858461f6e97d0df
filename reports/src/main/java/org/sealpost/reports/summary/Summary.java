package org.sealpost.reports.summary;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sealpost.protocol.name.DomainName;
import org.sealpost.protocol.tlsrpt.PolicyType;
import org.sealpost.reports.PolicyEcho;
import org.sealpost.reports.decision.Standing;
import org.sealpost.reports.row.Tally;

/// What reports tell of one domain, or of all, in some days. Nothing is added up that may be the same session.
///
/// @param reports how many there are
/// @param days on how many days something was reported
/// @param byStanding the sessions by what the word of the reporter is worth
/// @param byType the sessions under each kind of policy; the same session can be under several
/// @param reporters most sessions first; those that do not count and have not the most sessions are among the `others`
/// @param others what is told of them together, by what their word is worth; mostly empty
/// @param silent those of which a report was to be expected
/// @param weeks of seven days up to the last day, the oldest first; the first may be cut short
/// @param echoes which policies were applied, for one domain
public record Summary(
        Optional<DomainName> domain,
        LocalDate from,
        LocalDate to,
        long reports,
        int days,
        Tally total,
        Map<Standing, Tally> byStanding,
        Map<PolicyType, Tally> byType,
        List<ReporterLine> reporters,
        Map<Standing, Tally> others,
        List<Silence> silent,
        List<Week> weeks,
        Trend trend,
        List<EchoLine> echoes) {
    public Summary {
        byStanding = Map.copyOf(byStanding);
        byType = Map.copyOf(byType);
        reporters = List.copyOf(reporters);
        others = Map.copyOf(others);
        silent = List.copyOf(silent);
        weeks = List.copyOf(weeks);
        echoes = List.copyOf(echoes);
    }

    /// One reporter.
    ///
    /// @param days on how many days
    /// @param last the last of them
    public record ReporterLine(String name, Standing standing, int days, long reports, Tally total, LocalDate last) {}

    /// A reporter that reported on most days and then no more.
    ///
    /// @param last the last day it reported
    /// @param days how many closed days are missing since
    public record Silence(String name, Standing standing, LocalDate last, long days) {}

    /// Seven days.
    public record Week(LocalDate first, LocalDate last, Tally total) {}

    /// How the share of failures in the last week stands to that of the weeks before.
    public enum Trend {
        /// Too little to tell.
        UNCLEAR,
        STEADY,
        RISING,
        FALLING
    }

    /// Sessions under one policy, as reporters tell it.
    ///
    /// @param reporters how many told of that policy, also in days when it stood otherwise
    public record EchoLine(State state, PolicyEcho echo, Tally total, int reporters) {
        /// The word of the policy; empty when the reports do not say which policy it was.
        public Optional<String> mode() {
            return echo instanceof PolicyEcho.Of(String mode, var _) ? Optional.of(mode) : Optional.empty();
        }

        public List<String> mx() {
            return echo instanceof PolicyEcho.Of(var _, var mx) ? List.copyOf(mx) : List.of();
        }
    }

    /// How the policy that a sender applied stands to what was published.
    public enum State {
        /// The same hosts and mode as what was published last.
        CURRENT,
        /// The same hosts in another mode, or a policy that was published earlier.
        EARLIER,
        /// None that was ever seen published.
        FOREIGN,
        /// The reports do not say, or nothing is known of what was published.
        UNKNOWN
    }
}
