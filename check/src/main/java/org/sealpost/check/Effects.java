package org.sealpost.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sealpost.check.smtp.HostAnswers;
import org.sealpost.observe.facts.MxHostFacts;
import org.sealpost.observe.facts.MxRecord;
import org.sealpost.observe.facts.PolicyFetch;
import org.sealpost.protocol.mtasts.StsPolicy;
import org.sealpost.protocol.name.DomainName;

/// What senders do, from facts alone.
final class Effects {
    private final Reading reading;

    Effects(Reading reading) {
        this.reading = reading;
    }

    /// What a sender without a cached policy does today.
    Effect today() {
        if (takesNoMail()) {
            return new Effect.NoMail();
        }
        if (reading.record().isPresent()
                && reading.record().get().parsed().value().isEmpty()) {
            return new Effect.Unprotected();
        }
        return switch (reading.policy()) {
            case PolicySeen.Unobtainable() -> new Effect.Unprotected();
            case PolicySeen.NotKnown() -> new Effect.CannotTell();
            case PolicySeen.Served served -> {
                if (reading.record().isEmpty() || !served.agrees() || failsElsewhere()) {
                    yield new Effect.CannotTell();
                }
                yield served.parsed().value().map(this::under).orElseGet(Effect.Unprotected::new);
            }
        };
    }

    /// What it would do if the mode were `enforce`: by the patterns where a policy has some, else by TLS alone.
    Effect underEnforce() {
        return takesNoMail() ? new Effect.NoMail() : enforced(reading.policy().usable());
    }

    private boolean takesNoMail() {
        return switch (reading.mail()) {
            case MailSeen.NullMx _, MailSeen.NoMail _ -> true;
            case MailSeen.Implicit implicit -> false;
            case MailSeen.Hosts hosts -> false;
            case MailSeen.NotKnown() -> false;
        };
    }

    /// Whether another address of the policy host answers with something else than a policy; it depends on the
    /// address that a sender meets.
    private boolean failsElsewhere() {
        return reading.facts().policyHost().attempts().stream()
                .anyMatch(attempt -> !(attempt.outcome() instanceof PolicyFetch.Served)
                        && !(attempt.outcome() instanceof PolicyFetch.Unreachable));
    }

    private Effect under(StsPolicy policy) {
        return switch (policy.mode()) {
            case NONE -> new Effect.OptedOut();
            case TESTING -> new Effect.Tested(refused(Optional.of(policy)));
            case ENFORCE -> enforced(Optional.of(policy));
        };
    }

    private Effect enforced(Optional<StsPolicy> policy) {
        List<DomainName> refused = refused(policy);
        List<DomainName> usable = HostAnswers.of(reading).stream()
                .filter(HostAnswers::passesSomewhere)
                .map(host -> host.host().name())
                .filter(name -> covers(policy, name))
                .toList();
        boolean missing = factsMissing(policy);
        if (refused.isEmpty()) {
            return missing || usable.isEmpty() ? new Effect.CannotTell() : new Effect.Protected();
        }
        if (!usable.isEmpty()) {
            return new Effect.PartlyRefused(refused, usable);
        }
        return missing ? new Effect.CannotTell() : new Effect.Refused(refused);
    }

    /// The hosts that no pattern covers, or that fail at some address.
    private List<DomainName> refused(Optional<StsPolicy> policy) {
        var refused = new ArrayList<DomainName>();
        if (reading.mail() instanceof MailSeen.Hosts(List<MxRecord> records, List<MxHostFacts> hosts)) {
            records.stream()
                    .flatMap(mx -> mx.host().stream())
                    .filter(name -> !covers(policy, name))
                    .forEach(refused::add);
        }
        for (HostAnswers host : HostAnswers.of(reading)) {
            DomainName name = host.host().name();
            if (host.failsSomewhere() || !covers(policy, name)) {
                refused.add(name);
            }
        }
        return refused.stream().distinct().toList();
    }

    /// Whether some host that may be used has not shown that it passes or fails.
    private boolean factsMissing(Optional<StsPolicy> policy) {
        return switch (reading.mail()) {
            case MailSeen.NotKnown() -> true;
            case MailSeen.NullMx _, MailSeen.NoMail _ -> false;
            case MailSeen.Implicit implicit -> anyNotKnown(policy);
            case MailSeen.Hosts hosts ->
                anyNotKnown(policy) || reading.facts().mail().hostsNotTried() > 0;
        };
    }

    private boolean anyNotKnown(Optional<StsPolicy> policy) {
        return HostAnswers.of(reading).stream()
                .filter(host ->
                        !host.withoutAddress() && covers(policy, host.host().name()))
                .anyMatch(host -> !host.passesSomewhere() && !host.failsSomewhere());
    }

    /// A policy without patterns (only `none` has none) says nothing of hosts.
    private static boolean covers(Optional<StsPolicy> policy, DomainName host) {
        return policy.map(one -> one.mx().isEmpty() || one.covers(host)).orElse(true);
    }
}
