package org.sealpost.check.sender;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sealpost.check.Reading;
import org.sealpost.check.dane.DaneAddress;
import org.sealpost.check.dane.DaneState;
import org.sealpost.check.sender.Step.Act;
import org.sealpost.observe.facts.ConnectFault;
import org.sealpost.observe.facts.DnsFault;
import org.sealpost.observe.facts.MxHostFacts;
import org.sealpost.observe.facts.SmtpAttempt;
import org.sealpost.observe.facts.SmtpOutcome;
import org.sealpost.protocol.mtasts.Mode;
import org.sealpost.protocol.mtasts.StsPolicy;
import org.sealpost.protocol.name.DomainName;
import org.sealpost.protocol.name.IpAddress;
import org.sealpost.protocol.tlsrpt.PolicyType;

/// What a sender does at one MX host.
record HostVisit(SenderKind kind, Holding holding, Reading reading, MxHostFacts host) {
    /// What it does at an address, or at the whole host.
    record At(PolicyType.Known policy, DomainName policyDomain, Optional<IpAddress> address, Act act) {}

    List<At> run() {
        Optional<Act> beforeAnyAddress = withoutAddress();
        if (beforeAnyAddress.isPresent()) {
            return List.of(at(
                    inForce().isPresent() ? PolicyType.Known.STS : PolicyType.Known.NO_POLICY_FOUND,
                    beforeAnyAddress.get()));
        }
        if (!kind.dane()) {
            return withoutDane(Demand.NOTHING);
        }
        return switch (DaneState.of(
                reading.facts().mail(), host, reading.domain(), reading.facts().observedAt())) {
            case DaneState.Usable(var base, var _, var addresses) -> byDane(base, addresses);
            // RFC 7672 §2.1.2: without an answer there is no telling that DANE does not apply.
            case DaneState.LookupFailed(var lookup) ->
                List.of(new At(
                        PolicyType.Known.TLSA,
                        host.name(),
                        Optional.empty(),
                        new Act.PassesOver(new Reason.TlsaLookupFailed(lookup.fault() == DnsFault.BOGUS))));
            // RFC 7672 §2.2: with records that cannot be used, TLS is a must and its certificate does not matter.
            case DaneState.Unusable(var base, var _) -> unusable(base);
            case DaneState.NotSecure _, DaneState.NoRecords _ -> withoutDane(Demand.NOTHING);
            case DaneState.NotKnown _ ->
                List.of(at(PolicyType.Known.TLSA, new Act.Unclear(new Reason.DaneNotKnown(), false)));
        };
    }

    private Optional<Act> withoutAddress() {
        if (host.addresses().provenNone()) {
            return Optional.of(new Act.PassesOver(new Reason.NoAddress()));
        }
        if (!host.attempts().isEmpty()) {
            return Optional.empty();
        }
        Reason.Open why = host.addresses().known().isEmpty() ? new Reason.AddressesNotKnown() : new Reason.NotTried();
        return Optional.of(new Act.Unclear(why, enforced()));
    }

    private Optional<StsPolicy> inForce() {
        return holding.inForce();
    }

    private boolean enforced() {
        return inForce().filter(policy -> policy.mode() == Mode.ENFORCE).isPresent();
    }

    private boolean listed() {
        return inForce().map(policy -> policy.covers(host.name())).orElse(true);
    }

    private At at(PolicyType.Known policy, Act act) {
        return new At(policy, reading.domain(), Optional.empty(), act);
    }

    /// @param least what the sender demands where no MTA-STS policy is in force
    private List<At> withoutDane(Demand least) {
        if (holding.missing().isPresent()) {
            var open = new Reason.PolicyNotKnown(holding.missing().get());
            return List.of(at(PolicyType.Known.STS, new Act.Unclear(open, false)));
        }
        // RFC 8461 §5: an unlisted host is passed over, and nothing about it is permanent.
        if (enforced() && !listed()) {
            return List.of(at(PolicyType.Known.STS, new Act.PassesOver(new Reason.NotListed())));
        }
        Demand demand = inForce()
                .map(policy -> policy.mode() == Mode.ENFORCE ? Demand.CERTIFICATE : Demand.REPORT)
                .orElse(least);
        var type = inForce().isPresent() ? PolicyType.Known.STS : PolicyType.Known.NO_POLICY_FOUND;
        var taken = new ArrayList<At>();
        var visit = new AddressVisit(demand, demand == Demand.REPORT && !listed());
        for (SmtpAttempt attempt : host.attempts()) {
            taken.add(new At(type, reading.domain(), Optional.of(attempt.address()), visit.act(attempt.outcome())));
        }
        if (host.addressesNotTried() > 0) {
            var more = new Reason.MoreThere(host.addressesNotTried());
            taken.add(at(type, new Act.Unclear(more, demand == Demand.CERTIFICATE)));
        }
        return taken;
    }

    private List<At> unusable(DomainName base) {
        if (enforced()) {
            return withoutDane(Demand.TLS);
        }
        var visit = new AddressVisit(Demand.TLS, false);
        return host.attempts().stream()
                .map(attempt -> new At(
                        PolicyType.Known.TLSA,
                        base,
                        Optional.of(attempt.address()),
                        switch (visit.act(attempt.outcome())) {
                            case Act.Uses(var channel, var _) ->
                                new Act.Uses(channel, List.of(new Reason.TlsaUnusable()));
                            case Act.PassesOver over -> over;
                            case Act.Unclear unclear -> unclear;
                        }))
                .toList();
    }

    /// RFC 8461 §2: where DANE applies it decides alone, and a server that fails it is not used, whatever MTA-STS says.
    private List<At> byDane(DomainName base, List<DaneAddress> addresses) {
        return addresses.stream()
                .map(address -> new At(
                        PolicyType.Known.TLSA,
                        base,
                        Optional.of(address.attempt().address()),
                        byDane(address)))
                .toList();
    }

    private static Act byDane(DaneAddress address) {
        SmtpOutcome outcome = address.attempt().outcome();
        return switch (address.result()) {
            case AUTHENTICATED ->
                new Act.Uses(
                        new Channel.Authenticated(
                                Channel.By.DANE,
                                outcome instanceof SmtpOutcome.Secured secured
                                        ? secured.tls().version()
                                        : ""),
                        List.of());
            case NO_MATCH, NO_PATH, NOT_VALID_NOW, NAME_MISMATCH ->
                new Act.PassesOver(new Reason.TlsaNotMet(address.result()));
            // The certificate is not what is in question then, and for the rest DANE asks what `enforce` does.
            case NO_TLS -> new AddressVisit(Demand.CERTIFICATE, false).act(outcome);
            case NOT_KNOWN ->
                outcome instanceof SmtpOutcome.Unreachable(ConnectFault fault, String _)
                        ? AddressVisit.unreachable(fault, true)
                        : new Act.Unclear(new Reason.DaneNotKnown(), true);
        };
    }
}
