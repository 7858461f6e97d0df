package org.sealpost.reports.readiness;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sealpost.protocol.mtasts.Mode;
import org.sealpost.protocol.mtasts.StsPolicy;
import org.sealpost.reports.PolicyEcho;

/// What was published when, up to now.
final class PolicyHistory {
    private final List<Span> spans = new ArrayList<>();
    private final Map<LocalDate, List<PolicyEcho.Of>> byDay = new HashMap<>();

    /// @param until when the next began
    private record Span(Instant from, Instant until, Optional<StsPolicy> policy) {
        /// A policy that asks senders for something.
        Optional<StsPolicy> asking() {
            return policy.filter(each -> each.mode() != Mode.NONE);
        }
    }

    PolicyHistory(List<Published> published, Instant now) {
        List<Published> past = published.stream()
                .filter(each -> !each.from().isAfter(now))
                .sorted(Comparator.comparing(Published::from))
                .toList();
        for (int i = 0; i < past.size(); i++) {
            Instant until = i + 1 < past.size() ? past.get(i + 1).from() : Instant.MAX;
            spans.add(new Span(past.get(i).from(), until, past.get(i).policy()));
        }
    }

    boolean known() {
        return !spans.isEmpty();
    }

    /// The policy that is published, unless its mode is `none`.
    Optional<StsPolicy> current() {
        return spans.isEmpty() ? Optional.empty() : spans.getLast().asking();
    }

    boolean enforcing() {
        return current().filter(policy -> policy.mode() == Mode.ENFORCE).isPresent();
    }

    /// Since when the policy has asked for what it asks for now.
    Optional<Instant> modeSince() {
        Optional<Instant> since = Optional.empty();
        for (Span span : spans.reversed()) {
            if (!span.asking().map(StsPolicy::mode).equals(current().map(StsPolicy::mode))) {
                break;
            }
            since = Optional.of(span.from());
        }
        return since;
    }

    /// Whether a sender could have met a policy with these hosts on that day.
    boolean publishedOn(LocalDate day, PolicyEcho.Of echo) {
        return byDay.computeIfAbsent(day, this::echoesOn).stream().anyMatch(echo::sameHosts);
    }

    private List<PolicyEcho.Of> echoesOn(LocalDate day) {
        Instant start = Days.start(day);
        Instant end = Days.start(day.plusDays(1));
        return spans.stream()
                .filter(span -> span.from().isBefore(end) && span.until().isAfter(start))
                .flatMap(span -> span.asking().stream())
                .map(PolicyEcho::of)
                .toList();
    }

    /// When the hosts of the policy last became others; empty when they have been the same as long as is known.
    Optional<Instant> hostsChanged() {
        Optional<Instant> changed = Optional.empty();
        Optional<PolicyEcho.Of> before = Optional.empty();
        for (Span span : spans) {
            Optional<PolicyEcho.Of> here = span.asking().map(PolicyEcho::of);
            if (here.isPresent()) {
                PolicyEcho.Of hosts = here.get();
                if (before.isPresent() && !hosts.sameHosts(before.get())) {
                    changed = Optional.of(span.from());
                }
                before = here;
            }
        }
        return changed;
    }
}
