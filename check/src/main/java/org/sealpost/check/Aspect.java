package org.sealpost.check;

/// What is looked at, in the fixed order in which it is shown.
public enum Aspect {
    STS_RECORD("mta-sts record"),
    POLICY_FILE("policy file"),
    POLICY_CERTIFICATE("policy certificate"),
    MX_AGAINST_POLICY("mx against policy"),
    MX_TLS("mx tls"),
    TLS_RPT("tls-rpt"),
    NAME_SERVERS("name servers");

    private final String title;

    Aspect(String title) {
        this.title = title;
    }

    /// The name people see.
    public String title() {
        return title;
    }
}
