package org.sealpost.check.mtasts;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sealpost.check.Aspect;
import org.sealpost.check.Evidence;
import org.sealpost.check.Finding;
import org.sealpost.check.Fix;
import org.sealpost.check.Fixer;
import org.sealpost.check.Judgement;
import org.sealpost.check.PolicySeen;
import org.sealpost.check.Reading;
import org.sealpost.check.Rule;
import org.sealpost.check.seen.Seen;
import org.sealpost.observe.facts.Addresses;
import org.sealpost.observe.facts.ConnectFault;
import org.sealpost.observe.facts.DnsFault;
import org.sealpost.observe.facts.Lookup;
import org.sealpost.observe.facts.Part;
import org.sealpost.observe.facts.PolicyAttempt;
import org.sealpost.observe.facts.PolicyFetch;
import org.sealpost.observe.facts.TlsFault;
import org.sealpost.protocol.name.IpAddress;

/// RFC 8461 §3.3: the policy host has an address, and each of its addresses speaks HTTPS in time.
///
/// A host that takes no connection is an error although it may be so for us alone: senders get no policy from
/// it either, and every address was tried twice. It is unknown only when nothing could be tried from here.
/// Where one address serves, an address that takes no connection is a warning: clients go on to the next one.
public final class PolicyHostRule implements Rule {
    @Override
    public Aspect aspect() {
        return Aspect.POLICY_FILE;
    }

    @Override
    public Judgement judge(Reading reading) {
        if (reading.leftOut(Part.POLICY)) {
            return new Judgement.NotApplicable("left out");
        }
        var host = reading.facts().policyHost();
        List<Finding> findings = new ArrayList<>();
        if (host.attempts().isEmpty()) {
            findings.add(withoutAttempt(reading, host.addresses()));
        } else {
            findings.addAll(byCode(reading, host.attempts()));
        }
        if (host.addressesNotTried() > 0) {
            var left = new Evidence("addresses not tried", Integer.toString(host.addressesNotTried()));
            findings.add(
                    new Finding(HostCode.NOT_ALL_TRIED, reading.policyHost().ascii(), List.of(left), Optional.empty()));
        }
        if (!findings.isEmpty()) {
            return new Judgement.Broken(findings);
        }
        return new Judgement.Holds(Seen.addresses(host.addresses()));
    }

    private static Finding withoutAttempt(Reading reading, Addresses addresses) {
        String host = reading.policyHost().ascii();
        List<Evidence> seen = Seen.addresses(addresses);
        if (addresses.provenNone()) {
            var act = new Fix.Act(Fixer.DNS, host);
            return new Finding(HostCode.NO_ADDRESS, host, seen, Optional.of(act));
        }
        if (!addresses.known().isEmpty()) {
            return new Finding(HostCode.NOT_TRIED, host, seen, Optional.empty());
        }
        boolean bogus = isBogus(addresses.ipv4()) || isBogus(addresses.ipv6());
        return new Finding(bogus ? HostCode.BOGUS : HostCode.LOOKUP_FAILED, host, seen, Optional.empty());
    }

    private static boolean isBogus(Lookup<IpAddress> lookup) {
        return lookup instanceof Lookup.Failed<IpAddress> failed && failed.fault() == DnsFault.BOGUS;
    }

    private static List<Finding> byCode(Reading reading, List<PolicyAttempt> attempts) {
        boolean served = reading.policy() instanceof PolicySeen.Served;
        boolean anyTried = attempts.stream().anyMatch(PolicySeen::tried);
        Map<HostCode, List<Evidence>> seen = new LinkedHashMap<>();
        for (PolicyAttempt attempt : attempts) {
            if (!PolicySeen.tried(attempt) && anyTried) {
                continue;
            }
            code(attempt.outcome(), served)
                    .ifPresent(code ->
                            seen.computeIfAbsent(code, key -> new ArrayList<>()).add(evidence(attempt)));
        }
        String host = reading.policyHost().ascii();
        var findings = new ArrayList<Finding>();
        seen.forEach((code, evidence) -> findings.add(new Finding(code, host, evidence, fix(code, host))));
        return findings;
    }

    private static Optional<Fix> fix(HostCode code, String host) {
        return code.fixer() == Fixer.SENDER ? Optional.empty() : Optional.of(new Fix.Act(code.fixer(), host));
    }

    private static Optional<HostCode> code(PolicyFetch outcome, boolean served) {
        return switch (outcome) {
            case PolicyFetch.Unreachable(ConnectFault fault, String detail) -> Optional.of(code(fault, served));
            case PolicyFetch.TlsFailed(TlsFault fault, String detail) -> Optional.of(code(fault));
            case PolicyFetch.TooSlow slow -> Optional.of(HostCode.TOO_SLOW);
            case PolicyFetch.NotHttp notHttp -> Optional.of(HostCode.NOT_HTTP);
            case PolicyFetch.Served ok -> Optional.empty();
            case PolicyFetch.OtherStatus status -> Optional.empty();
            case PolicyFetch.Redirected redirected -> Optional.empty();
            case PolicyFetch.Untrusted untrusted -> Optional.empty();
            case PolicyFetch.TooLarge large -> Optional.empty();
        };
    }

    private static HostCode code(TlsFault fault) {
        return switch (fault) {
            case VERSION -> HostCode.TLS_VERSION;
            case TIMED_OUT -> HostCode.TOO_SLOW;
            case ALERT, CLOSED, NOT_TLS, OTHER -> HostCode.TLS_FAILED;
        };
    }

    private static HostCode code(ConnectFault fault, boolean served) {
        return switch (fault) {
            case FAMILY_MISSING_HERE, GUARDED, OUT_OF_TIME -> HostCode.NOT_TRIED;
            case REFUSED -> served ? HostCode.ADDRESS_DEAD : HostCode.REFUSED;
            case TIMED_OUT -> served ? HostCode.ADDRESS_DEAD : HostCode.TIMED_OUT;
            case NO_ROUTE, OTHER -> served ? HostCode.ADDRESS_DEAD : HostCode.UNREACHABLE;
        };
    }

    private static Evidence evidence(PolicyAttempt attempt) {
        String said = switch (attempt.outcome()) {
            case PolicyFetch.Unreachable(ConnectFault fault, String detail) -> withDetail(fault, detail);
            case PolicyFetch.TlsFailed(TlsFault fault, String detail) -> "TLS " + withDetail(fault, detail);
            case PolicyFetch.TooSlow slow ->
                slow.octets() + " octets in " + slow.limit().toMillis() + " ms";
            case PolicyFetch.NotHttp(String detail) -> detail;
            case PolicyFetch.Served ok -> "200";
            case PolicyFetch.OtherStatus status ->
                Integer.toString(status.answer().status());
            case PolicyFetch.Redirected redirected ->
                Integer.toString(redirected.answer().status());
            case PolicyFetch.Untrusted untrusted -> untrusted.tls().detail();
            case PolicyFetch.TooLarge large -> "more than " + large.limit() + " octets";
        };
        String tries = attempt.tries() > 1 ? " (" + attempt.tries() + " tries)" : "";
        return new Evidence("[" + attempt.address() + "]:443" + tries, said);
    }

    private static String withDetail(Enum<?> fault, String detail) {
        return detail.isEmpty() ? Seen.word(fault) : Seen.word(fault) + ": " + detail;
    }
}
