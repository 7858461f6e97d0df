package org.sealpost.app.render;

import java.util.Arrays;
import java.util.Optional;
import org.sealpost.check.Aspect;
import org.sealpost.check.FindingCode;
import org.sealpost.check.Fixer;
import org.sealpost.check.Severity;
import org.sealpost.protocol.RfcRef;

/// Codes of the samples, with the titles of their pages.
enum SampleCode implements FindingCode {
    RECORD_MISSING(
            Severity.ERROR, Aspect.STS_RECORD, "8461 3.1", Fixer.DNS, "There is no MTA-STS record at {subject}."),
    LOOKUP_FAILED(Severity.UNKNOWN, Aspect.STS_RECORD, "8461 3.1", Fixer.DNS, "DNS gave no answer for {subject}"),
    REDIRECT(
            Severity.ERROR,
            Aspect.POLICY_FILE,
            "8461 3.3",
            Fixer.POLICY_HOST,
            "The policy address answers with a redirect"),
    MODE_TESTING(Severity.WARNING, Aspect.POLICY_FILE, "8461 5", Fixer.POLICY_HOST, "The policy protects nothing yet"),
    MODE_NONE(Severity.NOTICE, Aspect.POLICY_FILE, "8461 5", Fixer.POLICY_HOST, "The policy opts out of MTA-STS"),
    NOT_LISTED(
            Severity.ERROR, Aspect.MX_AGAINST_POLICY, "8461 4.1", Fixer.POLICY_HOST, "{subject} is not in the policy"),
    TURNED_AWAY(Severity.UNKNOWN, Aspect.MX_TLS, "5321 3.8", Fixer.MAIL_SERVER, "TLS of {subject} could not be seen"),
    ENDS_SOON(
            Severity.WARNING,
            Aspect.MX_TLS,
            "8461 4.2",
            Fixer.CERTIFICATE_AUTHORITY,
            "The certificate of {subject} ends within two weeks"),
    NO_REPORTS(Severity.WARNING, Aspect.TLS_RPT, "8460 3", Fixer.DNS, "Nobody is told when TLS fails"),
    NULL_MX(Severity.NOTICE, Aspect.MX_TLS, "7505 3", Fixer.DNS, "The domain takes no mail (null MX)");

    private final Severity severity;
    private final Aspect aspect;
    private final RfcRef rfc;
    private final Fixer fixer;
    private final String title;

    SampleCode(Severity severity, Aspect aspect, String rfc, Fixer fixer, String title) {
        this.severity = severity;
        this.aspect = aspect;
        int blank = rfc.indexOf(' ');
        this.rfc = RfcRef.of(Integer.parseInt(rfc.substring(0, blank)), rfc.substring(blank + 1));
        this.fixer = fixer;
        this.title = title;
    }

    static Pages pages() {
        return new Pages() {
            @Override
            public String title(String code) {
                return Arrays.stream(values())
                        .filter(each -> each.id().equals(code))
                        .map(each -> each.title)
                        .findFirst()
                        .orElse(code);
            }

            @Override
            public Optional<String> advice(String code) {
                return code.equals(TURNED_AWAY.id())
                        ? Optional.of("Check {subject} again in half an hour, from the same address.")
                        : Optional.empty();
            }
        };
    }

    @Override
    public String id() {
        return "sample." + Words.word(this);
    }

    @Override
    public Severity severity() {
        return severity;
    }

    @Override
    public Aspect aspect() {
        return aspect;
    }

    @Override
    public RfcRef rfc() {
        return rfc;
    }

    @Override
    public Fixer fixer() {
        return fixer;
    }
}
