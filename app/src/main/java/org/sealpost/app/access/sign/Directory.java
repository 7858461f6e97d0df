package org.sealpost.app.access.sign;

import org.sealpost.app.access.audit.AuditTrail;

/// All that is kept about who may do what.
public interface Directory {
    People people();

    Links links();

    Sessions sessions();

    SecondFactors secondFactors();

    ApiTokens tokens();

    Federation federation();

    WrongTries wrongTries();

    AuditTrail audit();
}
