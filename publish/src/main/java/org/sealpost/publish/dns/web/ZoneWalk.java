package org.sealpost.publish.dns.web;

import java.util.Optional;
import java.util.function.Function;
import org.sealpost.protocol.name.DomainName;
import org.sealpost.publish.dns.Zone;

/// The zone of a name at a provider that is asked for one name after another, upwards.
final class ZoneWalk {
    private static final int FARTHEST = 12;

    private ZoneWalk() {}

    /// Whether a name is a zone there.
    sealed interface Step {
        record Here(Zone zone) implements Step {}

        record NotHere() implements Step {}

        record Stopped(Answer.Failed failed) implements Step {}
    }

    static Zone.Search upwards(DomainName name, String provider, Function<DomainName, Step> ask) {
        Optional<DomainName> at = Optional.of(name);
        for (int i = 0; i < FARTHEST && at.isPresent(); i++) {
            switch (ask.apply(at.get())) {
                case Step.Here(Zone zone) -> {
                    return new Zone.Search.Found(zone);
                }
                case Step.Stopped(Answer.Failed failed) -> {
                    return failed.search();
                }
                case Step.NotHere _ -> at = at.get().parent();
            }
        }
        return new Zone.Search.Failed(
                "The account at " + provider + " has no zone for " + name + "; see that the credentials are for it.");
    }
}
