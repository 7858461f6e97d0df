package org.sealpost.check.mail;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sealpost.check.Aspect;
import org.sealpost.check.Evidence;
import org.sealpost.check.Finding;
import org.sealpost.check.Fix;
import org.sealpost.check.Fixer;
import org.sealpost.check.Judgement;
import org.sealpost.check.MailSeen;
import org.sealpost.check.Reading;
import org.sealpost.check.Rule;
import org.sealpost.check.seen.Seen;
import org.sealpost.observe.facts.DnsFault;
import org.sealpost.observe.facts.Lookup;
import org.sealpost.observe.facts.MxRecord;
import org.sealpost.observe.facts.Part;

/// RFC 5321 §5.1 and RFC 7505 §3: whether the domain takes mail, and by which records.
public final class MailRule implements Rule {
    @Override
    public Aspect aspect() {
        return Aspect.MX_AGAINST_POLICY;
    }

    @Override
    public Judgement judge(Reading reading) {
        if (reading.leftOut(Part.MX)) {
            return new Judgement.NotApplicable("left out");
        }
        List<Evidence> seen = seen(reading);
        return switch (reading.mail()) {
            case MailSeen.NullMx() -> broken(reading, MailCode.NULL_MX, seen, Optional.empty());
            case MailSeen.NoMail(boolean nameExists) ->
                broken(reading, nameExists ? MailCode.NO_MAIL : MailCode.NO_SUCH_DOMAIN, seen, Optional.empty());
            case MailSeen.Implicit implicit -> {
                var act = new Fix.Act(Fixer.DNS, reading.domain().ascii());
                yield broken(reading, MailCode.IMPLICIT_MX, seen, Optional.of(act));
            }
            case MailSeen.NotKnown() ->
                new Judgement.Unknown(List.of(new Finding(
                        isBogus(reading) ? MailCode.BOGUS : MailCode.LOOKUP_FAILED,
                        reading.domain().ascii(),
                        seen,
                        Optional.empty())));
            case MailSeen.Hosts hosts -> hosts(reading, seen);
        };
    }

    private static List<Evidence> seen(Reading reading) {
        var all = new ArrayList<Evidence>(Seen.mx(reading.facts().mail().mx()));
        reading.facts().mail().implicit().ifPresent(addresses -> all.addAll(Seen.addresses(addresses)));
        return List.copyOf(all);
    }

    private static Judgement broken(Reading reading, MailCode code, List<Evidence> seen, Optional<Fix> fix) {
        return new Judgement.Broken(List.of(new Finding(code, reading.domain().ascii(), seen, fix)));
    }

    private static boolean isBogus(Reading reading) {
        return reading.facts().mail().mx() instanceof Lookup.Failed<MxRecord> failed
                && failed.fault() == DnsFault.BOGUS;
    }

    private static Judgement hosts(Reading reading, List<Evidence> seen) {
        boolean nullBeside = reading.facts().mail().mx().found().stream()
                .flatMap(found -> found.records().stream())
                .anyMatch(MxRecord::isNull);
        if (!nullBeside) {
            return new Judgement.Holds(seen);
        }
        var act = new Fix.Act(Fixer.DNS, reading.domain().ascii());
        return broken(reading, MailCode.NULL_MX_NOT_ALONE, seen, Optional.of(act));
    }
}
