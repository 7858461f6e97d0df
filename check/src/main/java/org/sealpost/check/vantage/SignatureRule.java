package org.sealpost.check.vantage;

import java.util.List;
import java.util.Optional;
import org.sealpost.check.Aspect;
import org.sealpost.check.Evidence;
import org.sealpost.check.Finding;
import org.sealpost.check.Judgement;
import org.sealpost.check.Reading;
import org.sealpost.check.Rule;
import org.sealpost.check.seen.Seen;

/// RFC 4035 §4.3: without signatures every answer is indeterminate; said once.
public final class SignatureRule implements Rule {
    @Override
    public Aspect aspect() {
        return Aspect.STS_RECORD;
    }

    @Override
    public Judgement judge(Reading reading) {
        var validation = reading.facts().vantage().validation();
        return switch (validation) {
            case OWN, TRUSTED_RESOLVER -> new Judgement.Holds(List.of());
            case NO_SIGNATURES ->
                new Judgement.Broken(List.of(new Finding(
                        VantageCode.NO_SIGNATURES,
                        reading.domain().ascii(),
                        List.of(new Evidence("resolver", Seen.word(validation))),
                        Optional.empty())));
        };
    }
}
