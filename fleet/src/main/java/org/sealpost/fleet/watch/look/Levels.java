package org.sealpost.fleet.watch.look;

import java.util.Optional;
import org.sealpost.check.Aspect;
import org.sealpost.check.FindingCode;
import org.sealpost.fleet.watch.Level;
import org.sealpost.protocol.mtasts.Mode;

/// How urgent a finding is under a mode. The worst is a mail server that the policy or DANE does not admit: senders
/// hold mail for it back (RFC 8461 §5, RFC 7672 §2.1).
final class Levels {
    private Levels() {}

    /// Empty for what makes no alert: what is unknown, what is only worth reading, and what changes tell.
    static Optional<Level> of(FindingCode code, Optional<Mode> mode) {
        if (code.aspect() == Aspect.CHANGES) {
            return Optional.empty();
        }
        return switch (code.severity()) {
            case ERROR -> Optional.of(ofError(code.aspect(), mode.orElse(Mode.NONE)));
            case WARNING ->
                Optional.of(mode.orElse(Mode.NONE) == Mode.ENFORCE ? ofWarning(code.aspect()) : Level.NOTICE);
            case UNKNOWN, NOTICE -> Optional.empty();
        };
    }

    private static Level ofError(Aspect aspect, Mode mode) {
        return switch (aspect) {
            // Senders that do DANE refuse whatever MTA-STS says (RFC 8461 §2).
            case DANE -> Level.PAGE;
            case MX_AGAINST_POLICY, MX_TLS -> byMode(mode, Level.PAGE);
            case STS_RECORD, POLICY_FILE, POLICY_CERTIFICATE, NAME_SERVERS, TLS_RPT -> byMode(mode, Level.WARNING);
            case AUTHENTICATION, CHANGES -> Level.NOTICE;
        };
    }

    private static Level byMode(Mode mode, Level underEnforce) {
        return switch (mode) {
            case ENFORCE -> underEnforce;
            case TESTING -> Level.WARNING;
            case NONE -> Level.NOTICE;
        };
    }

    private static Level ofWarning(Aspect aspect) {
        return switch (aspect) {
            case STS_RECORD, POLICY_FILE, POLICY_CERTIFICATE, MX_AGAINST_POLICY, MX_TLS, DANE -> Level.WARNING;
            case TLS_RPT, NAME_SERVERS, AUTHENTICATION, CHANGES -> Level.NOTICE;
        };
    }
}
