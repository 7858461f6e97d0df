package org.sealpost.check.dane;

import java.util.List;
import org.sealpost.observe.facts.SmtpAttempt;
import org.sealpost.protocol.dane.TlsaRecord;

/// What the usable TLSA records of an MX host come to at one of its addresses.
///
/// @param matching the records that something in the presented chain matches, whatever else is wrong with it
public record DaneAddress(SmtpAttempt attempt, Result result, List<TlsaRecord> matching) {
    /// Whether a sender that does DANE delivers there.
    public enum Result {
        /// A record matches, and all that RFC 7672 §3.1 asks for with its usage holds.
        AUTHENTICATED,
        /// No record matches anything in the chain.
        NO_MATCH,
        /// A trust anchor matches, and no path of signatures leads from the server's certificate to it.
        NO_PATH,
        /// A trust anchor matches, and something below it is outside its validity.
        NOT_VALID_NOW,
        /// A trust anchor matches, and the certificate has none of the names that count (RFC 7672 §3.2.2).
        NAME_MISMATCH,
        /// The server does no TLS, or the handshake failed.
        NO_TLS,
        /// Nothing is known of TLS there, or the server was asked by another name than a sender's.
        NOT_KNOWN;

        /// Whether it is known that a sender does not deliver there.
        public boolean fails() {
            return switch (this) {
                case AUTHENTICATED, NOT_KNOWN -> false;
                case NO_MATCH, NO_PATH, NOT_VALID_NOW, NAME_MISMATCH, NO_TLS -> true;
            };
        }
    }

    public DaneAddress {
        matching = List.copyOf(matching);
    }
}
