package org.sealpost.check.dane;

import java.util.ArrayList;
import java.util.List;
import org.sealpost.check.DaneEffect;
import org.sealpost.check.Reading;
import org.sealpost.observe.facts.MxHostFacts;
import org.sealpost.protocol.name.DomainName;

/// What senders that do DANE do, from facts alone.
public final class DaneEffects {
    private DaneEffects() {}

    /// The effect of what was seen.
    public static DaneEffect of(Reading reading) {
        var passedOver = new ArrayList<DomainName>();
        var usable = new ArrayList<DomainName>();
        boolean used = false;
        boolean missing = false;
        for (DaneHost host : DaneHost.of(reading)) {
            switch (host.state()) {
                case DaneState.Usable(var base, var records, var addresses) -> {
                    used = true;
                    boolean fails =
                            addresses.stream().anyMatch(one -> one.result().fails());
                    boolean passes =
                            addresses.stream().anyMatch(one -> one.result() == DaneAddress.Result.AUTHENTICATED);
                    enter(host.host(), fails, passes, passedOver, usable);
                    missing |= !fails && !passes;
                }
                case DaneState.Unusable _ -> {
                    used = true;
                    boolean fails = host.host().attempts().stream()
                            .anyMatch(attempt -> DaneMatching.isWithoutTls(attempt.outcome()));
                    enter(host.host(), fails, !fails, passedOver, usable);
                }
                case DaneState.LookupFailed _ -> {
                    used = true;
                    missing = true;
                }
                case DaneState.NoRecords(), DaneState.NotSecure _ ->
                    usable.add(host.host().name());
                case DaneState.NotKnown _ -> missing = true;
            }
        }
        if (!passedOver.isEmpty()) {
            return !usable.isEmpty()
                    ? new DaneEffect.PartlyDeferred(passedOver, usable)
                    : missing ? new DaneEffect.CannotTell() : new DaneEffect.Deferred(passedOver);
        }
        if (missing) {
            return new DaneEffect.CannotTell();
        }
        return used ? new DaneEffect.Delivers() : new DaneEffect.NotUsed();
    }

    private static void enter(
            MxHostFacts host, boolean fails, boolean passes, List<DomainName> passedOver, List<DomainName> usable) {
        if (fails) {
            passedOver.add(host.name());
        }
        if (passes) {
            usable.add(host.name());
        }
    }
}
