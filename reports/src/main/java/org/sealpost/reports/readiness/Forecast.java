package org.sealpost.reports.readiness;

import java.util.List;
import java.util.Optional;
import org.sealpost.protocol.name.DomainName;
import org.sealpost.reports.Reporter;
import org.sealpost.reports.failure.FailureMeaning;

/// What would be refused if the policy were enforced today, going by the last closed days.
///
/// @param days how many days it rests on
/// @param sessions all sessions of those days that reporters that count tell of, refused or not
/// @param counting by the word of reporters that count, the most sessions first
/// @param others by the word of anybody else: not proven
/// @param hosts what our own look says; how much mail goes there is not known
public record Forecast(int days, long sessions, List<Refusal> counting, List<Refusal> others, List<HostAtRisk> hosts) {
    public Forecast {
        counting = List.copyOf(counting);
        others = List.copyOf(others);
        hosts = List.copyOf(hosts);
    }

    /// Sessions that would be refused for one reason at one host. Texts are as reported, untrusted.
    ///
    /// @param mx empty when the reports do not say
    /// @param resultType empty when they do not say
    /// @param senders who would have mail refused, the most sessions first
    /// @param sendingAddresses from which it would come
    /// @param total in all the days
    /// @param mean a day
    /// @param least on one day, `most` on another
    public record Refusal(
            Optional<String> mx,
            Optional<String> resultType,
            Optional<String> reason,
            FailureMeaning meaning,
            List<Reporter> senders,
            List<String> sendingAddresses,
            long total,
            double mean,
            long least,
            long most) {
        public Refusal {
            senders = List.copyOf(senders);
            sendingAddresses = List.copyOf(sendingAddresses);
        }
    }

    /// A host to which mail would be refused.
    ///
    /// @param code of the finding, or of the rule
    public record HostAtRisk(DomainName mx, Optional<String> address, String code) {}

    /// Sessions a day that would be refused, by the word of reporters that count.
    public double refusedADay() {
        return counting.stream().mapToDouble(Refusal::mean).sum();
    }
}
