package org.sealpost.publish.rollout;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.sealpost.publish.cache.History;

/// What the gate's answer and the persons' confirmations come to.
public sealed interface GateDecision {
    /// The step may be made.
    ///
    /// @param label how it came about, for the record
    record Pass(String label) implements GateDecision {}

    /// Not now.
    ///
    /// @param earliest before that it cannot change; empty when nobody knows
    record Stop(List<String> reasons, Optional<Instant> earliest) implements GateDecision {
        public Stop {
            reasons = List.copyOf(reasons);
        }
    }

    /// Sessions from before the last change of the hosts say nothing, nor do probes and the word of a person from
    /// before any change of the policy, its record or the MX hosts.
    ///
    /// @param confirmations of persons, for this domain
    static GateDecision of(EnforceGate.Answer answer, List<ProbesConfirmation> confirmations, History history) {
        return switch (answer) {
            case EnforceGate.Answer.Open(Instant from) ->
                stale(from, history.lastChangeOfHosts())
                        ? new Stop(List.of("the evidence begins before the last change of the hosts"), Optional.empty())
                        : new Pass("on evidence since " + from);
            case EnforceGate.Answer.ProbesOnly(Instant from) -> onProbes(from, confirmations, history.lastChange());
            case EnforceGate.Answer.Shut(List<String> reasons) -> new Stop(reasons, Optional.empty());
            case EnforceGate.Answer.Unknown(List<String> missing, Instant earliest) ->
                new Stop(missing, Optional.of(earliest));
        };
    }

    private static GateDecision onProbes(
            Instant from, List<ProbesConfirmation> confirmations, Optional<Instant> lastChange) {
        if (stale(from, lastChange)) {
            return new Stop(List.of("the probes begin before the last change"), Optional.empty());
        }
        Optional<ProbesConfirmation> last = confirmations.stream()
                .filter(each -> !lastChange.map(each.at()::isBefore).orElse(false))
                .reduce((_, later) -> later);
        return last.<GateDecision>map(each -> new Pass(each.label()))
                .orElseGet(() -> new Stop(
                        List.of("there are no reports; a named person has to confirm on probes alone"),
                        Optional.empty()));
    }

    private static boolean stale(Instant from, Optional<Instant> lastChange) {
        return lastChange.map(from::isBefore).orElse(false);
    }
}
