package org.sealpost.check.time;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.sealpost.check.Finding;
import org.sealpost.check.FindingCode;
import org.sealpost.check.Outcome;
import org.sealpost.check.Verdict;
import org.sealpost.check.seen.Seen;
import org.sealpost.observe.facts.DomainFacts;
import org.sealpost.protocol.Octets;
import org.sealpost.protocol.mtasts.StsPolicy;
import org.sealpost.protocol.name.DomainName;

/// A domain that is looked at again and again: what is known of it by now. What a look could not see stays as it was
/// known before.
///
/// @param known the last that is known of everything; its time and outcome are those of the last look
/// @param knownOutcome the last that was not *unknown*
/// @param past the looks that differed from those before them, newest first
/// @param standing what [Changes] said at the last look
public record Watched(
        Sighting known, Optional<Outcome> knownOutcome, List<Sighting> past, Set<Sighting.Said> standing) {
    /// As many as rules of order need.
    private static final int KEPT = 16;

    public Watched {
        past = List.copyOf(past);
        standing = Set.copyOf(standing);
    }

    /// The first look.
    public static Watched of(DomainFacts facts, Verdict verdict) {
        Sighting first = Sighting.of(facts, verdict);
        return new Watched(first, certain(first.outcome()), List.of(first), Set.of());
    }

    /// A look, what is different in it, and what is known from then on.
    public record Look(Watched after, Drift drift) {}

    public Look look(DomainFacts facts, Verdict verdict) {
        Sighting now = Sighting.of(facts, verdict);
        var comparison = Comparison.of(known, now);
        var judged = new Judged(verdict, now);
        Map<Boolean, List<Sighting.Said>> missing =
                comparison.gone().stream().collect(Collectors.partitioningBy(judged::counts));
        List<Sighting.Said> gone = Objects.requireNonNullElse(missing.get(true), List.of());
        List<Finding> all = Changes.between(new Past(past), now).stream()
                .filter(change -> !isTold(change.code()))
                .toList();
        Set<Sighting.Said> saidNow = all.stream().map(Sighting::said).collect(Collectors.toSet());
        var drift = new Drift(
                now.domain(),
                now.at(),
                known.outcome(),
                now.outcome(),
                knownOutcome,
                altered(now),
                comparison.appeared(),
                gone,
                all.stream()
                        .filter(change -> !standing.contains(Sighting.said(change)))
                        .toList());
        var after = new Watched(
                merged(now, Objects.requireNonNullElse(missing.get(false), List.of())),
                certain(now.outcome()).or(() -> knownOutcome),
                drift.isNone() ? past : newest(now),
                saidNow);
        return new Look(after, drift);
    }

    /// These are told by what is altered, and by the outcome.
    private static boolean isTold(FindingCode code) {
        return Set.of(TimeCode.MX_SET, TimeCode.CERTIFICATE, TimeCode.REGRESSION)
                .contains(code);
    }

    private static Optional<Outcome> certain(Outcome outcome) {
        return outcome == Outcome.UNKNOWN ? Optional.empty() : Optional.of(outcome);
    }

    private List<Sighting> newest(Sighting now) {
        return Stream.concat(Stream.of(now), past.stream()).limit(KEPT).toList();
    }

    private Sighting merged(Sighting now, List<Sighting.Said> notJudged) {
        Map<DomainName, Set<String>> certificates = new HashMap<>(known.certificates());
        now.certificates()
                .forEach((host, shown) ->
                        certificates.merge(host, shown, (before, after) -> before.containsAll(after) ? before : after));
        List<Sighting.Said> findings = new ArrayList<>(now.findings());
        findings.addAll(notJudged);
        return new Sighting(
                now.domain(),
                now.at(),
                now.outcome(),
                last(Sighting::id, now),
                last(Sighting::policy, now),
                last(Sighting::mx, now),
                certificates,
                findings,
                now.addresses());
    }

    private <T> Sight<T> last(Function<Sighting, Sight<T>> what, Sighting now) {
        return what.apply(now) instanceof Sight.Unknown ? what.apply(known) : what.apply(now);
    }

    private List<Drift.Altered> altered(Sighting now) {
        List<Drift.Altered> all = new ArrayList<>();
        String domain = now.domain().ascii();
        altered(Drift.Thing.RECORD, domain, known.id(), now.id(), Watched::record)
                .ifPresent(all::add);
        altered(Drift.Thing.POLICY, domain, known.policy(), now.policy(), Watched::policy)
                .ifPresent(all::add);
        altered(Drift.Thing.MX, domain, known.mx(), now.mx(), Watched::names).ifPresent(all::add);
        // A host that shows fewer than before may have an address that was not reached.
        new TreeMap<>(now.certificates()).forEach((host, shown) -> {
            Set<String> before = known.certificates().getOrDefault(host, shown);
            if (!before.containsAll(shown)) {
                all.add(new Drift.Altered(
                        Drift.Thing.CERTIFICATE, host.ascii(), fingerprints(before), fingerprints(shown)));
            }
        });
        return all;
    }

    /// What is not known is no change, neither to it nor from it.
    private static <T> Optional<Drift.Altered> altered(
            Drift.Thing thing, String subject, Sight<T> before, Sight<T> after, Function<Optional<T>, String> words) {
        return before instanceof Sight.Unknown || after instanceof Sight.Unknown || before.equals(after)
                ? Optional.empty()
                : Optional.of(
                        new Drift.Altered(thing, subject, words.apply(before.known()), words.apply(after.known())));
    }

    private static String record(Optional<String> id) {
        return id.map(each -> "id " + each).orElse("no usable record");
    }

    private static String policy(Optional<Octets> text) {
        return text.map(each ->
                        StsPolicy.parse(each).value().map(Seen::policy).orElse("a text that is no usable policy"))
                .orElse("no policy");
    }

    private static String names(Optional<Set<DomainName>> hosts) {
        return hosts.map(each -> String.join(
                        ", ", each.stream().map(DomainName::ascii).sorted().toList()))
                .orElse("none");
    }

    private static String fingerprints(Set<String> all) {
        return String.join(", ", all.stream().sorted().toList());
    }
}
