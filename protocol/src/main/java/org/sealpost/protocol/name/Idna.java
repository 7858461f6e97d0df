package org.sealpost.protocol.name;

import com.ibm.icu.text.IDNA;

/// The IDNA2008 profile of the project, loaded only when a name needs it: non-transitional UTS 46 with the checks
/// of
/// RFC 5891 and RFC 5893.
final class Idna {
    private static final IDNA PROFILE = IDNA.getUTS46Instance(IDNA.NONTRANSITIONAL_TO_ASCII
            | IDNA.NONTRANSITIONAL_TO_UNICODE
            | IDNA.CHECK_BIDI
            | IDNA.CHECK_CONTEXTJ
            | IDNA.CHECK_CONTEXTO);

    private Idna() {}

    static IDNA profile() {
        return PROFILE;
    }
}
