package org.sealpost.check.mtasts;

import java.util.List;
import java.util.Optional;
import org.sealpost.check.Aspect;
import org.sealpost.check.Finding;
import org.sealpost.check.Judgement;
import org.sealpost.check.Reading;
import org.sealpost.check.Rule;
import org.sealpost.check.seen.Seen;
import org.sealpost.observe.facts.Part;

/// RFC 8461 §8.2: where the record is an alias, its owner publishes the id; worth knowing to whoever looks for
/// it.
public final class DelegationRule implements Rule {
    @Override
    public Aspect aspect() {
        return Aspect.STS_RECORD;
    }

    @Override
    public Judgement judge(Reading reading) {
        if (reading.leftOut(Part.RECORD)) {
            return new Judgement.NotApplicable("left out");
        }
        var lookup = reading.facts().stsTxt();
        if (lookup.aliases().isEmpty() || lookup.found().isEmpty()) {
            return new Judgement.NotApplicable("no alias");
        }
        return new Judgement.Broken(List.of(new Finding(
                RecordCode.DELEGATED, reading.recordName().ascii(), Seen.aliases(lookup), Optional.empty())));
    }
}
