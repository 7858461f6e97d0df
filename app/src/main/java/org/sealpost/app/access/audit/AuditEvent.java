package org.sealpost.app.access.audit;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.sealpost.protocol.Octets;
import org.sealpost.protocol.name.DomainName;

/// One thing that somebody did. Never with a secret in it.
///
/// @param act what was done, in stable words such as `plan.apply`
/// @param plan the id of the plan that it was a part of
/// @param before the SHA-256 of the octets that stood there before, in hex
/// @param after the SHA-256 of those that stand there since
/// @param reason in the words of whoever did it, empty when none was given
/// @param evidence the digest of what the decision stood on: reports, probes
/// @param source from which address
/// @param details what else there is to know, by name
public record AuditEvent(
        Instant at,
        Actor by,
        String act,
        Optional<DomainName> domain,
        Optional<String> plan,
        Optional<String> before,
        Optional<String> after,
        String reason,
        Optional<String> evidence,
        List<Approval> approvals,
        Optional<String> source,
        SortedMap<String, String> details) {
    /// As many characters as one text of an event may have.
    public static final int LONGEST = 4_000;

    private static final Pattern ACT = Pattern.compile("[a-z]+(?:-[a-z]+)*(?:\\.[a-z]+(?:-[a-z]+)*)+");
    private static final Pattern DETAIL = Pattern.compile("[a-z]+(?:_[a-z]+)*");

    public AuditEvent {
        approvals = List.copyOf(approvals);
        details = Collections.unmodifiableSortedMap(new TreeMap<>(details));
        if (!ACT.matcher(act).matches()) {
            throw new IllegalArgumentException("no word for an act: " + act);
        }
        if (!details.keySet().stream().allMatch(name -> DETAIL.matcher(name).matches())) {
            throw new IllegalArgumentException("no name of a detail");
        }
        if (reason.length() > LONGEST || details.values().stream().anyMatch(text -> text.length() > LONGEST)) {
            throw new IllegalArgumentException("a text of an event is too long");
        }
    }

    public static AuditEvent of(Instant at, Actor by, String act) {
        return new AuditEvent(
                at,
                by,
                act,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                "",
                Optional.empty(),
                List.of(),
                Optional.empty(),
                Collections.emptySortedMap());
    }

    public AuditEvent on(DomainName name) {
        return new AuditEvent(
                at, by, act, Optional.of(name), plan, before, after, reason, evidence, approvals, source, details);
    }

    public AuditEvent inPlan(String planId) {
        return new AuditEvent(
                at, by, act, domain, Optional.of(planId), before, after, reason, evidence, approvals, source, details);
    }

    /// What stood there, and what stands there now.
    public AuditEvent changing(Octets from, Octets to) {
        return new AuditEvent(
                at,
                by,
                act,
                domain,
                plan,
                Optional.of(digest(from)),
                Optional.of(digest(to)),
                reason,
                evidence,
                approvals,
                source,
                details);
    }

    /// The end of a reason that is too long is left out.
    public AuditEvent because(String words) {
        return new AuditEvent(
                at, by, act, domain, plan, before, after, Bounded.text(words), evidence, approvals, source, details);
    }

    public AuditEvent standingOn(Octets proof) {
        return new AuditEvent(
                at,
                by,
                act,
                domain,
                plan,
                before,
                after,
                reason,
                Optional.of(digest(proof)),
                approvals,
                source,
                details);
    }

    public AuditEvent approved(Approval approval) {
        var all = new ArrayList<>(approvals);
        all.add(approval);
        return new AuditEvent(at, by, act, domain, plan, before, after, reason, evidence, all, source, details);
    }

    public AuditEvent from(String address) {
        return new AuditEvent(
                at, by, act, domain, plan, before, after, reason, evidence, approvals, Optional.of(address), details);
    }

    /// The end of a text that is too long is left out.
    ///
    /// @param name in lower case, such as `role`
    public AuditEvent detail(String name, String text) {
        var all = new TreeMap<>(details);
        all.put(name, Bounded.text(text));
        return new AuditEvent(at, by, act, domain, plan, before, after, reason, evidence, approvals, source, all);
    }

    private static String digest(Octets octets) {
        return HexFormat.of().formatHex(AuditChain.sha256(octets.toArray()));
    }
}
