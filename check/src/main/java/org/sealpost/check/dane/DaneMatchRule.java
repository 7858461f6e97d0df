package org.sealpost.check.dane;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sealpost.check.Aspect;
import org.sealpost.check.Evidence;
import org.sealpost.check.Finding;
import org.sealpost.check.Judgement;
import org.sealpost.check.Reading;
import org.sealpost.check.Rule;
import org.sealpost.observe.facts.DnsFault;
import org.sealpost.observe.facts.SmtpAttempt;
import org.sealpost.observe.facts.SmtpOutcome;

/// RFC 7672 §2.2: where a secure path leads to TLSA records, every address presents what they say. Senders that do
/// DANE deliver to no other.
final class DaneMatchRule implements Rule {
    @Override
    public Aspect aspect() {
        return Aspect.DANE;
    }

    @Override
    public Judgement judge(Reading reading) {
        var findings = new ArrayList<Finding>();
        var held = new ArrayList<Evidence>();
        for (DaneHost host : DaneHost.of(reading)) {
            switch (host.state()) {
                case DaneState.Usable usable -> {
                    findings.addAll(faults(host, usable));
                    held.addAll(authenticated(host, usable));
                }
                case DaneState.Unusable unusable -> {
                    findings.add(host.finding(DaneCode.UNUSABLE, host.records()));
                    withoutTls(host).ifPresent(findings::add);
                }
                case DaneState.LookupFailed failed -> {
                    boolean bogus = failed.lookup().fault() == DnsFault.BOGUS;
                    findings.add(host.finding(bogus ? DaneCode.BOGUS : DaneCode.LOOKUP_FAILED, host.records()));
                }
                case DaneState.NoRecords _, DaneState.NotSecure _, DaneState.NotKnown _ -> {}
            }
        }
        if (!findings.isEmpty()) {
            return new Judgement.Broken(findings);
        }
        return held.isEmpty() ? new Judgement.NotApplicable("no TLSA records") : new Judgement.Holds(held);
    }

    private static List<Finding> faults(DaneHost host, DaneState.Usable usable) {
        Map<DaneCode, List<Evidence>> seen = new EnumMap<>(DaneCode.class);
        for (DaneAddress address : usable.addresses()) {
            code(address)
                    .ifPresent(code -> seen.computeIfAbsent(code, key -> new ArrayList<>(host.records()))
                            .addAll(Presented.at(address.attempt())));
        }
        var findings = new ArrayList<Finding>();
        seen.forEach((code, evidence) -> findings.add(host.finding(code, evidence)));
        return findings;
    }

    private static Optional<DaneCode> code(DaneAddress address) {
        return switch (address.result()) {
            case AUTHENTICATED -> Optional.empty();
            case NO_MATCH, NO_PATH -> Optional.of(DaneCode.NO_MATCH);
            case NOT_VALID_NOW -> Optional.of(DaneCode.ANCHOR_NOT_VALID);
            case NAME_MISMATCH -> Optional.of(DaneCode.ANCHOR_NAME);
            case NO_TLS -> Optional.of(DaneCode.NO_TLS);
            // Where no session came about, the rules of SMTP say why.
            case NOT_KNOWN ->
                address.attempt().outcome() instanceof SmtpOutcome.Secured
                        ? Optional.of(DaneCode.NOT_COMPARED)
                        : Optional.empty();
        };
    }

    private static List<Evidence> authenticated(DaneHost host, DaneState.Usable usable) {
        return usable.addresses().stream()
                .filter(address -> address.result() == DaneAddress.Result.AUTHENTICATED)
                .map(address -> new Evidence(
                        host.name() + " [" + address.attempt().address() + "]",
                        "matches " + address.matching().getFirst().render()))
                .toList();
    }

    /// RFC 7672 §2.2: records that cannot be used still ask for TLS.
    private static Optional<Finding> withoutTls(DaneHost host) {
        var seen = new ArrayList<>(host.records());
        boolean any = false;
        for (SmtpAttempt attempt : host.host().attempts()) {
            if (DaneMatching.isWithoutTls(attempt.outcome())) {
                any = true;
                seen.addAll(Presented.at(attempt));
            }
        }
        return any ? Optional.of(host.finding(DaneCode.NO_TLS, seen)) : Optional.empty();
    }
}
