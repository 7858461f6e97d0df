package org.sealpost.check;

import java.util.Arrays;
import java.util.List;

/// What is looked at, in the fixed order in which it is shown.
public enum Aspect {
    STS_RECORD("mta-sts record"),
    POLICY_FILE("policy file"),
    POLICY_CERTIFICATE("policy certificate"),
    MX_AGAINST_POLICY("mx against policy"),
    MX_TLS("mx tls"),
    DANE("dane"),
    TLS_RPT("tls-rpt"),
    NAME_SERVERS("name servers"),
    /// What several looks tell together; one look has no answer for it.
    CHANGES("changes"),
    /// A matter of its own, which never decides a verdict.
    AUTHENTICATION("spf, dkim, dmarc");

    private final String title;

    Aspect(String title) {
        this.title = title;
    }

    /// Those that one look answers, in their order.
    public static List<Aspect> ofOneLook() {
        return Arrays.stream(values()).filter(aspect -> aspect != CHANGES).toList();
    }

    /// The name people see.
    public String title() {
        return title;
    }
}
