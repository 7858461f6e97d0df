package org.sealpost.check.sender;

import java.util.ArrayList;
import java.util.List;
import org.sealpost.check.sender.Step.Act;
import org.sealpost.observe.facts.ConnectFault;
import org.sealpost.observe.facts.SmtpOutcome;
import org.sealpost.observe.facts.SmtpStage;
import org.sealpost.observe.facts.TlsFault;
import org.sealpost.observe.facts.TlsSession;

/// What a sender without DANE does at one address.
///
/// @param unlisted whether the host is not in a policy that is only tested
record AddressVisit(Demand demand, boolean unlisted) {
    Act act(SmtpOutcome outcome) {
        return switch (outcome) {
            case SmtpOutcome.Secured secured -> secured(secured.tls());
            case SmtpOutcome.NotOffered _ -> withoutTls(new Reason.NoStartTls());
            case SmtpOutcome.StartTlsRefused refused ->
                withoutTls(new Reason.StartTlsRefused(refused.refusal().code()));
            // A handshake that takes too long for us may be short enough for a sender, which has minutes.
            case SmtpOutcome.TlsFailed failed when failed.fault() == TlsFault.TIMED_OUT -> unclear(SmtpStage.TLS);
            case SmtpOutcome.TlsFailed failed -> withoutTls(new Reason.TlsFailed(failed.fault()));
            case SmtpOutcome.TurnedAway away -> unclear(away.stage());
            case SmtpOutcome.Silent silent -> unclear(silent.stage());
            case SmtpOutcome.Dropped dropped -> unclear(dropped.stage());
            case SmtpOutcome.Garbled garbled -> unclear(garbled.stage());
            case SmtpOutcome.Unreachable(ConnectFault fault, String _) ->
                unreachable(fault, demand == Demand.CERTIFICATE);
        };
    }

    static Act unreachable(ConnectFault fault, boolean authenticated) {
        return switch (fault) {
            case REFUSED, TIMED_OUT, NO_ROUTE, OTHER -> new Act.PassesOver(new Reason.NotReached(fault));
            case FAMILY_MISSING_HERE, GUARDED, OUT_OF_TIME -> new Act.Unclear(new Reason.NotTried(), authenticated);
        };
    }

    private Act unclear(SmtpStage stage) {
        return new Act.Unclear(new Reason.Uncommunicative(stage), demand == Demand.CERTIFICATE);
    }

    private Act secured(TlsSession tls) {
        return switch (demand) {
            case NOTHING, TLS -> new Act.Uses(new Channel.Encrypted(tls.version()), List.of());
            case REPORT -> {
                List<Reason> despite = despite();
                if (!tls.valid()) {
                    despite.add(new Reason.BadCertificate(tls.faults()));
                }
                yield new Act.Uses(new Channel.Encrypted(tls.version()), despite);
            }
            case CERTIFICATE ->
                tls.valid()
                        ? new Act.Uses(new Channel.Authenticated(Channel.By.MTA_STS, tls.version()), List.of())
                        : new Act.PassesOver(new Reason.BadCertificate(tls.faults()));
        };
    }

    private Act withoutTls(Reason.Against why) {
        return switch (demand) {
            case NOTHING, REPORT -> {
                List<Reason> despite = despite();
                despite.add(why);
                yield new Act.Uses(new Channel.Clear(), despite);
            }
            case TLS, CERTIFICATE -> new Act.PassesOver(why);
        };
    }

    private List<Reason> despite() {
        var despite = new ArrayList<Reason>();
        if (unlisted) {
            despite.add(new Reason.NotListed());
        }
        return despite;
    }
}
