package org.sealpost.app.render;

import java.util.List;
import java.util.stream.Stream;
import org.sealpost.check.Aspect;
import org.sealpost.check.DaneEffect;
import org.sealpost.check.Effect;
import org.sealpost.check.Verdict;
import org.sealpost.protocol.name.DomainName;

/// One sentence on what senders that do DANE and senders that do MTA-STS meet, side by side.
final class DaneText {
    private static final int NAMES = 3;

    private DaneText() {}

    /// Whether there is anything to say: DANE is in use, or something was found of it.
    static boolean tells(Verdict verdict) {
        return switch (verdict.dane()) {
            case DaneEffect.Delivers(), DaneEffect.PartlyDeferred _, DaneEffect.Deferred _ -> true;
            case DaneEffect.NotUsed(), DaneEffect.CannotTell() ->
                verdict.findings().stream().anyMatch(finding -> finding.code().aspect() == Aspect.DANE);
        };
    }

    static Tone tone(DaneEffect effect) {
        return switch (effect) {
            case DaneEffect.NotUsed() -> Tone.NOT_APPLICABLE;
            case DaneEffect.Delivers() -> Tone.PASS;
            case DaneEffect.PartlyDeferred _, DaneEffect.Deferred _ -> Tone.FAIL;
            case DaneEffect.CannotTell() -> Tone.UNKNOWN;
        };
    }

    static String beside(DaneEffect dane, Effect sts) {
        return dane(dane) + "; " + sts(sts);
    }

    private static String dane(DaneEffect effect) {
        return switch (effect) {
            case DaneEffect.NotUsed() -> "DANE senders find nothing to go by";
            case DaneEffect.Delivers() -> "DANE senders pass";
            case DaneEffect.PartlyDeferred(var passedOver, var usable) ->
                "DANE senders pass over " + passedOver.size() + " of "
                        + Words.count(all(passedOver, usable), "MX host", "MX hosts") + ": "
                        + Words.names(passedOver, NAMES);
            case DaneEffect.Deferred(var passedOver) -> "DANE senders fail: " + Words.names(passedOver, NAMES);
            case DaneEffect.CannotTell() -> "what DANE senders meet cannot be told";
        };
    }

    private static int all(List<DomainName> passedOver, List<DomainName> usable) {
        return (int)
                Stream.concat(passedOver.stream(), usable.stream()).distinct().count();
    }

    private static String sts(Effect effect) {
        return switch (effect) {
            case Effect.Protected _ -> "MTA-STS senders pass";
            case Effect.Tested _ -> "MTA-STS senders deliver and report";
            case Effect.Unprotected _, Effect.OptedOut _ -> "MTA-STS senders go by no policy";
            case Effect.PartlyRefused _ -> "MTA-STS senders pass over some MX hosts";
            case Effect.Refused _ -> "MTA-STS senders fail";
            case Effect.CannotTell _ -> "what MTA-STS senders meet cannot be told";
            case Effect.NoMail _ -> "the domain takes no mail";
        };
    }
}
