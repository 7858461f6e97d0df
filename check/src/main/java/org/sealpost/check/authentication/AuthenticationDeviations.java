package org.sealpost.check.authentication;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.sealpost.check.Aspect;
import org.sealpost.check.Evidence;
import org.sealpost.check.Finding;
import org.sealpost.check.FindingCode;
import org.sealpost.check.Fixer;
import org.sealpost.check.Severity;
import org.sealpost.check.code.DeviationFinding;
import org.sealpost.observe.facts.Lookup;
import org.sealpost.protocol.Deviation;
import org.sealpost.protocol.DeviationCode;
import org.sealpost.protocol.dkim.DkimKeyCode;
import org.sealpost.protocol.dmarc.DmarcRecordCode;
import org.sealpost.protocol.spf.SpfRecordCode;
import org.sealpost.protocol.txt.TxtRecord;

/// How grave the deviations of the texts are: a warning where receivers take the text for none, else a notice.
public final class AuthenticationDeviations {
    private AuthenticationDeviations() {}

    /// Every code of the three grammars.
    public static Stream<FindingCode> codes() {
        return Stream.<DeviationCode[]>of(SpfRecordCode.values(), DmarcRecordCode.values(), DkimKeyCode.values())
                .flatMap(Arrays::stream)
                .map(AuthenticationDeviations::of);
    }

    private static FindingCode of(DeviationCode code) {
        boolean warning = code.unusable() || code == DmarcRecordCode.RUA_MALFORMED;
        return new DeviationFinding(
                code, warning ? Severity.WARNING : Severity.NOTICE, Aspect.AUTHENTICATION, Fixer.DNS);
    }

    /// A finding for each kind of deviation.
    ///
    /// @param seen the evidence where a deviation quotes nothing
    static List<Finding> findings(List<Deviation> deviations, Lookup<TxtRecord> lookup, List<Evidence> seen) {
        Map<FindingCode, List<Evidence>> byCode = new LinkedHashMap<>();
        for (Deviation deviation : deviations) {
            if (isOurs(deviation.code())) {
                List<Evidence> evidence = byCode.computeIfAbsent(of(deviation.code()), key -> new ArrayList<>());
                if (!deviation.text().isEmpty()) {
                    evidence.add(new Evidence(lookup.question().toString(), deviation.text()));
                }
            }
        }
        return byCode.entrySet().stream()
                .map(each -> new Finding(
                        each.getKey(),
                        lookup.question().name().ascii(),
                        each.getValue().isEmpty() ? seen : each.getValue(),
                        Optional.empty()))
                .toList();
    }

    private static boolean isOurs(DeviationCode code) {
        return code instanceof SpfRecordCode || code instanceof DmarcRecordCode || code instanceof DkimKeyCode;
    }
}
