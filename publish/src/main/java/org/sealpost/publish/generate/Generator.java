package org.sealpost.publish.generate;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.sealpost.protocol.Octets;
import org.sealpost.protocol.mtasts.Mode;
import org.sealpost.protocol.mtasts.MxPattern;
import org.sealpost.protocol.mtasts.StsPolicy;
import org.sealpost.protocol.mtasts.StsRecord;
import org.sealpost.protocol.name.DomainName;
import org.sealpost.protocol.tlsrpt.Destination;
import org.sealpost.protocol.tlsrpt.TlsRptRecord;
import org.sealpost.protocol.txt.TxtRecord;
import org.sealpost.publish.RecordSet;
import org.sealpost.publish.StampedId;
import org.sealpost.publish.generate.Advice.Kind;
import org.sealpost.publish.generate.Objection.Reason;

/// Makes what a domain publishes out of what it wants, or says why it should not be published. It looks at nothing
/// and asks nobody.
public final class Generator {
    private Generator() {}

    /// The same request at the same time gives the same draft.
    ///
    /// @param now the time in the `id`
    public static Generated generate(Request request, Instant now) {
        Duration age = request.policy().maxAge().orElseGet(() -> usual(request));
        List<Objection> objections = objections(request, age);
        if (!objections.isEmpty()) {
            return new Generated.Refused(objections);
        }
        Request.Wanted wanted = request.policy();
        var policy = new StsPolicy(
                wanted.mode(), age, wanted.mx().stream().distinct().toList(), List.of());
        Optional<TlsRptRecord> reports =
                request.rua().isEmpty() ? Optional.empty() : Optional.of(TlsRptRecord.of(request.rua()));
        var draft = new Draft(
                request.domain(),
                policy,
                StampedId.of(Octets.utf8(policy.render()), now),
                reports,
                request.placement(),
                request.standing(),
                request.waivers());
        return new Generated.Made(draft, advice(request, draft));
    }

    /// What is enforced already keeps its age; all else begins with a day, so that a mistake is over by tomorrow. RFC
    /// 8461 §8.3: `none` has a small one.
    private static Duration usual(Request request) {
        return request.standing()
                .policy()
                .filter(policy ->
                        policy.mode() == Mode.ENFORCE && request.policy().mode() == Mode.ENFORCE)
                .map(StsPolicy::maxAge)
                .orElse(AgePreset.DAY.age());
    }

    private static List<Objection> objections(Request request, Duration age) {
        List<Objection> all = new ArrayList<>();
        Request.Wanted wanted = request.policy();
        if (wanted.mx().isEmpty() && wanted.mode() != Mode.NONE) {
            all.add(new Objection(Reason.NO_MX, request.domain().ascii()));
        }
        wanted.mx().forEach(pattern -> PublicSuffix.objection(pattern).ifPresent(all::add));
        if (wanted.mode() == Mode.ENFORCE) {
            if (!tried(request) && !request.waivers().enforceFirst()) {
                all.add(new Objection(Reason.ENFORCE_FIRST, request.domain().ascii()));
            }
            uncovered(request).forEach(host -> all.add(new Objection(Reason.MX_NOT_COVERED, host.ascii())));
        }
        if (age.compareTo(StsPolicy.LONGEST_MAX_AGE) > 0) {
            all.add(new Objection(Reason.AGE_TOO_LONG, Long.toString(age.toSeconds())));
        } else if (wanted.mode() == Mode.TESTING
                && age.compareTo(AgePreset.DAY.age()) > 0
                && request.waivers().longTesting().isEmpty()) {
            all.add(new Objection(Reason.LONG_TESTING, Long.toString(age.toSeconds())));
        }
        if (severalRecords(request)) {
            all.add(new Objection(
                    Reason.SEVERAL_RECORDS, request.domain().child("_mta-sts").ascii()));
        }
        request.rua().stream()
                .filter(Destination.Unusable.class::isInstance)
                .forEach(destination -> all.add(new Objection(Reason.DESTINATION, destination.uri())));
        return all;
    }

    /// Whether senders have had a policy with hosts before.
    private static boolean tried(Request request) {
        return request.standing()
                .policy()
                .filter(policy -> policy.mode() != Mode.NONE)
                .isPresent();
    }

    private static List<DomainName> uncovered(Request request) {
        return request.standing().mx().stream()
                .filter(host -> request.policy().mx().stream().noneMatch(pattern -> pattern.matches(host)))
                .distinct()
                .toList();
    }

    /// RFC 8461 §3.1: with more than one of them, senders find no policy.
    private static boolean severalRecords(Request request) {
        return request.standing()
                .at(request.domain().child("_mta-sts"), RecordSet.Type.TXT)
                .map(set -> StsRecord.select(
                                set.values().stream().map(TxtRecord::of).toList())
                        .candidates())
                .filter(candidates -> candidates > 1)
                .isPresent();
    }

    private static List<Advice> advice(Request request, Draft draft) {
        List<Advice> all = new ArrayList<>();
        if (request.standing().policy().equals(Optional.of(draft.policy()))) {
            all.add(new Advice(Kind.SAME_POLICY));
        }
        request.standing()
                .at(request.domain().child("_mta-sts"), RecordSet.Type.CNAME)
                .ifPresent(alias ->
                        all.add(new Advice(Kind.DELEGATED, alias.values().getFirst())));
        Mode mode = draft.policy().mode();
        if (mode != Mode.NONE) {
            uncovered(request).forEach(host -> all.add(new Advice(Kind.MX_NOT_COVERED, host.ascii())));
            draft.policy().mx().forEach(pattern -> about(request, pattern).ifPresent(all::add));
            if (draft.reports().isEmpty()) {
                all.add(new Advice(Kind.NO_REPORTS));
            }
        }
        if (mode == Mode.ENFORCE && !tried(request)) {
            all.add(new Advice(Kind.NOT_TRIED));
        }
        if (draft.placement().host() instanceof Placement.PolicyHost.NotSaid) {
            all.add(new Advice(Kind.HOST_OPEN, draft.policyHost().ascii()));
        }
        switch (mode) {
            case TESTING -> all.add(new Advice(Kind.AFTER_TESTING));
            case ENFORCE -> {
                long seconds = draft.policy().maxAge().toSeconds();
                boolean day = draft.policy().maxAge().compareTo(AgePreset.WEEK.age()) < 0;
                all.add(day ? new Advice(Kind.RAISE_LATER) : new Advice(Kind.WAY_BACK, Long.toString(seconds)));
            }
            case NONE -> all.add(new Advice(Kind.RETIRING));
        }
        all.sort(Comparator.comparing(each -> !each.kind().warning()));
        return all;
    }

    private static Optional<Advice> about(Request request, MxPattern pattern) {
        List<DomainName> hosts = request.standing().mx();
        if (pattern.wildcard() && request.domain().isAtOrBelow(pattern.name())) {
            return Optional.of(new Advice(Kind.OWN_WILDCARD, pattern.text()));
        }
        if (ProviderTable.isOneLabelShort(pattern)) {
            return Optional.of(new Advice(Kind.ONE_LABEL_SHORT, pattern.text()));
        }
        return hosts.isEmpty() || hosts.stream().anyMatch(pattern::matches)
                ? Optional.empty()
                : Optional.of(new Advice(Kind.PATTERN_UNUSED, pattern.text()));
    }
}
