package org.sealpost.app.render;

import java.util.List;
import org.sealpost.check.Effect;
import org.sealpost.protocol.name.DomainName;

/// One sentence on what happens to mail.
final class EffectText {
    private static final int NAMES = 4;

    private EffectText() {}

    static Tone tone(Effect effect) {
        return switch (effect) {
            case Effect.Unprotected _ -> Tone.FAIL;
            case Effect.Tested(var wouldBeRefused) -> wouldBeRefused.isEmpty() ? Tone.WARN : Tone.FAIL;
            case Effect.OptedOut _, Effect.Protected _ -> Tone.PASS;
            case Effect.PartlyRefused _, Effect.Refused _ -> Tone.FAIL;
            case Effect.CannotTell _ -> Tone.UNKNOWN;
            case Effect.NoMail _ -> Tone.NOT_APPLICABLE;
        };
    }

    /// What senders do now.
    static String today(Effect effect) {
        return switch (effect) {
            case Effect.Unprotected _ -> "no policy in force: mail arrives, and nothing insists on TLS";
            case Effect.Tested(var wouldBeRefused)
            when wouldBeRefused.isEmpty() -> "mail arrives by any TLS or none; failures are only reported (testing)";
            case Effect.Tested(var wouldBeRefused) ->
                "mail arrives (testing), also where it would be refused: " + list(wouldBeRefused);
            case Effect.OptedOut _ -> "opted out: mail arrives as if there were no policy";
            case Effect.Protected _ -> "mail arrives over authenticated TLS alone";
            case Effect.PartlyRefused(var refused, var usable) ->
                of(refused, usable) + (refused.size() == 1 ? " is" : " are") + " refused: " + list(refused)
                        + "; mail waits when no other can be reached";
            case Effect.Refused(var refused) -> "every MX host is refused: " + list(refused) + "; mail waits";
            case Effect.CannotTell _ -> "cannot be told from what was seen";
            case Effect.NoMail _ -> "the domain takes no mail";
        };
    }

    /// What they would do if the mode were `enforce`.
    static String underEnforce(Effect effect) {
        return switch (effect) {
            case Effect.Unprotected _ -> "still no policy in force";
            case Effect.Tested(var wouldBeRefused) -> "would be refused: " + list(wouldBeRefused);
            case Effect.OptedOut _ -> "opted out";
            case Effect.Protected _ -> "mail would arrive over authenticated TLS alone";
            case Effect.PartlyRefused(var refused, var usable) ->
                of(refused, usable) + " would be refused: " + list(refused);
            case Effect.Refused(var refused) -> "every MX host would be refused: " + list(refused);
            case Effect.CannotTell _ -> "cannot be told from what was seen";
            case Effect.NoMail _ -> "the domain takes no mail";
        };
    }

    private static String of(List<DomainName> refused, List<DomainName> usable) {
        int all = refused.size() + usable.size();
        return refused.size() + " of " + Words.count(all, "MX host", "MX hosts");
    }

    private static String list(List<DomainName> names) {
        return Words.names(names, NAMES);
    }
}
