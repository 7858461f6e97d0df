package org.sealpost.check.dane;

import java.util.List;
import org.sealpost.check.FindingCode;
import org.sealpost.check.Rule;

/// Every rule about DANE, and every code.
public final class DaneRules {
    private DaneRules() {}

    public static List<Rule> all() {
        return List.of(new DaneMatchRule(), new DaneSecurityRule(), new DaneCareRule());
    }

    public static FindingCode[] codes() {
        return DaneCode.values();
    }
}
