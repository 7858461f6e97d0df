package org.sealpost.app.render;

import java.util.List;
import java.util.stream.Collectors;
import org.sealpost.check.sender.Channel;
import org.sealpost.check.sender.Fate;
import org.sealpost.check.sender.Holding;
import org.sealpost.check.sender.PolicyFound;
import org.sealpost.check.sender.Reason;
import org.sealpost.check.sender.ReportLine;
import org.sealpost.check.sender.SenderKind;
import org.sealpost.check.sender.Simulation;
import org.sealpost.check.sender.Step.Act;
import org.sealpost.protocol.tlsrpt.ResultType;

/// The words for what simulated senders do.
public final class SenderWords {
    private SenderWords() {}

    static Tone tone(Simulation simulation) {
        return switch (simulation.fate()) {
            case Fate.Delivered _ -> Tone.PASS;
            case Fate.DeliveredUnprotected _ -> simulation.asWellAsItCan() ? Tone.PASS : Tone.WARN;
            case Fate.Deferred _ -> Tone.FAIL;
            case Fate.Bounced(var why) ->
                switch (why) {
                    case NULL_MX -> Tone.NOT_APPLICABLE;
                    case NO_SUCH_DOMAIN, NO_ADDRESS -> Tone.FAIL;
                };
            case Fate.CannotTell _ -> Tone.UNKNOWN;
        };
    }

    /// What it asks of those it delivers to.
    static String kind(SenderKind kind) {
        return switch (kind) {
            case OPPORTUNISTIC -> "any TLS or none, without a look at certificates";
            case MTA_STS -> "MTA-STS, and the domain is new to it";
            case MTA_STS_CACHED -> "MTA-STS, and it holds an older policy";
            case DANE -> "DANE where there is any, else any TLS or none, as Postfix";
            case DANE_MTA_STS -> "DANE where there is any, else MTA-STS";
            case STRICT -> "MTA-STS, with 'version' on line 1 and text/plain only";
        };
    }

    /// What becomes of a message.
    static String fate(Fate fate) {
        return switch (fate) {
            case Fate.Delivered(var by) ->
                "arrives over authenticated TLS ("
                        + by.stream().map(SenderWords::by).collect(Collectors.joining(" or ")) + ")";
            case Fate.DeliveredUnprotected(boolean clear) ->
                clear ? "arrives, and may go without any TLS" : "arrives over TLS with whoever answers";
            case Fate.Deferred(var why) ->
                switch (why) {
                    case NO_HOST_PASSES -> "waits, and is returned after days: no server passes";
                    case MX_BOGUS -> "waits, and is returned after days: the MX records are bogus";
                };
            case Fate.Bounced(var why) ->
                switch (why) {
                    case NULL_MX -> "is returned at once: the domain takes no mail";
                    case NO_SUCH_DOMAIN -> "is returned at once: there is no such domain";
                    case NO_ADDRESS -> "is returned at once: no server has an address";
                };
            case Fate.CannotTell(var missing) ->
                "cannot be told: "
                        + missing.stream().map(SenderWords::reason).distinct().collect(Collectors.joining(", "));
        };
    }

    private static String by(Channel.By by) {
        return switch (by) {
            case MTA_STS -> "MTA-STS";
            case DANE -> "DANE";
        };
    }

    /// The policy that it goes by.
    static String policy(Holding holding) {
        String applied = holding.applied()
                .map(policy -> "mode " + policy.mode().word() + (holding.fromCache() ? ", from its cache" : ""))
                .orElse("none");
        String found = holding.found().map(SenderWords::found).orElse("");
        return found.isEmpty() ? applied : applied + "; " + found;
    }

    private static String found(PolicyFound found) {
        return switch (found) {
            case PolicyFound.Usable _ -> "";
            case PolicyFound.NoRecord(var fault) ->
                switch (fault) {
                    case NONE -> "there is no record";
                    case SEVERAL -> "several records count as none";
                    case UNUSABLE -> "the record cannot be used";
                };
            case PolicyFound.NotFetched(var fault) -> "no policy could be fetched (" + Words.word(fault) + ")";
            case PolicyFound.Invalid(var fault) ->
                switch (fault) {
                    case GRAMMAR -> "what is served is no policy";
                    case VERSION_NOT_FIRST -> "it takes no policy without 'version' on line 1";
                    case MEDIA_TYPE -> "it takes no policy that is not text/plain";
                };
            case PolicyFound.NotKnown(var missing) -> missing(missing);
        };
    }

    private static String missing(PolicyFound.Missing missing) {
        return switch (missing) {
            case RECORD -> "the record is not known";
            case POLICY -> "the policy is not known";
            case ADDRESSES_DIFFER -> "the addresses of the policy host differ";
        };
    }

    /// What it does with a server.
    static String act(Act act, boolean reached) {
        return switch (act) {
            case Act.Uses(var channel, var despite) ->
                (reached ? "delivers " : "would deliver ")
                        + channel(channel)
                        + (despite.isEmpty() ? "" : ", although: " + reasons(despite));
            case Act.PassesOver(var reason) -> (reached ? "passes it over: " : "would pass it over: ") + reason(reason);
            case Act.Unclear(var reason, boolean authenticated) ->
                "cannot be told: " + reason(reason) + (authenticated ? "; no delivery without a check" : "");
        };
    }

    private static String channel(Channel channel) {
        return switch (channel) {
            case Channel.Authenticated(var by, String version) ->
                "over " + Shown.text(version) + ", authenticated by " + by(by);
            case Channel.Encrypted(String version) -> "over " + Shown.text(version) + ", not authenticated";
            case Channel.Clear() -> "without TLS";
        };
    }

    private static String reasons(List<Reason> reasons) {
        return reasons.stream().map(SenderWords::reason).collect(Collectors.joining(", "));
    }

    static String reason(Reason reason) {
        return switch (reason) {
            case Reason.NotAHostName _ -> "no host name";
            case Reason.NoAddress _ -> "it has no address";
            case Reason.NotListed _ -> "the policy does not list it";
            case Reason.NoStartTls _ -> "no STARTTLS";
            case Reason.StartTlsRefused(int code) -> "STARTTLS refused with " + code;
            case Reason.TlsFailed(var fault) -> "the TLS handshake fails (" + Words.word(fault) + ")";
            case Reason.BadCertificate(var faults) ->
                "certificate " + faults.stream().map(Words::word).collect(Collectors.joining(", "));
            case Reason.TlsaNotMet(var result) -> "not what its TLSA records say (" + Words.word(result) + ")";
            case Reason.TlsaLookupFailed(boolean bogus) ->
                bogus ? "the answer for its TLSA records is bogus" : "no answer for its TLSA records";
            case Reason.TlsaUnusable _ -> "no TLSA record can be used";
            case Reason.NotReached(var fault) -> "no connection from here (" + Words.word(fault) + ")";
            case Reason.AddressesNotKnown _ -> "its addresses are not known";
            case Reason.Uncommunicative(var stage) -> "it told nothing of its TLS (" + Words.word(stage) + ")";
            case Reason.NotTried _ -> "not tried from here";
            case Reason.DaneNotKnown _ -> "whether DANE applies is not known";
            case Reason.PolicyNotKnown(var missing) -> missing(missing);
            case Reason.MxNotKnown _ -> "where mail goes is not known";
            case Reason.MoreThere(int number) -> number + " more that were not looked at";
        };
    }

    static String report(ReportLine line) {
        return line.policyType().word() + " of " + line.policyDomain()
                + line.mx().map(mx -> ", " + Shown.text(mx)).orElse("") + ": "
                + line.failure().map(ResultType.Known::word).orElse("success");
    }
}
