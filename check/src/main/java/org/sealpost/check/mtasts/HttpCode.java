package org.sealpost.check.mtasts;

import org.sealpost.check.Aspect;
import org.sealpost.check.Fixer;
import org.sealpost.check.Severity;
import org.sealpost.check.code.ListedCode;
import org.sealpost.check.code.Particulars;
import org.sealpost.protocol.RfcRef;

/// What can be found of the answer of the policy host.
public enum HttpCode implements ListedCode {
    /// 404 or 410.
    NOT_FOUND("not-found", Severity.ERROR, "3.3"),
    /// Any other status than 200 and 3xx.
    STATUS("status", Severity.ERROR, "3.3"),
    REDIRECTED("redirected", Severity.ERROR, "3.3"),
    TOO_LARGE("too-large", Severity.ERROR, "3.3"),
    /// Another media type than `text/plain`, or none.
    MEDIA_TYPE("media-type", Severity.WARNING, "3.2"),
    /// What looks like the policy is where no sender looks.
    MISPLACED("misplaced", Severity.WARNING, "3.3");

    private final Particulars particulars;

    HttpCode(String fault, Severity severity, String section) {
        this.particulars = new Particulars(
                "mtasts.http." + fault, severity, Aspect.POLICY_FILE, RfcRef.of(8461, section), Fixer.POLICY_HOST);
    }

    @Override
    public Particulars particulars() {
        return particulars;
    }
}
