package org.sealpost.check.sender;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import org.sealpost.check.dane.DaneAddress;
import org.sealpost.observe.facts.CertificateFault;
import org.sealpost.observe.facts.ConnectFault;
import org.sealpost.observe.facts.SmtpStage;
import org.sealpost.observe.facts.TlsFault;

/// Why a sender passes a server over, goes on in spite of something, or why it cannot be told what it does.
public sealed interface Reason {
    /// No sender can get to it, or none that applies these rules delivers to it.
    sealed interface Against extends Reason {}

    /// Nobody got through from here just now. Others may.
    record NotReached(ConnectFault fault) implements Reason {}

    /// A fact is missing.
    sealed interface Open extends Reason {}

    /// The MX record names nothing that can be a host.
    record NotAHostName() implements Against {}

    /// DNS says for certain that the host has no address.
    record NoAddress() implements Against {}

    /// No `mx` pattern of the policy covers it (RFC 8461 §4.1).
    record NotListed() implements Against {}

    record NoStartTls() implements Against {}

    record StartTlsRefused(int code) implements Against {}

    record TlsFailed(TlsFault fault) implements Against {}

    record BadCertificate(Set<CertificateFault> faults) implements Against {
        public BadCertificate {
            faults = Collections.unmodifiableSet(EnumSet.copyOf(faults));
        }
    }

    /// It does not agree with the TLSA records of the host (RFC 7672 §3.1).
    record TlsaNotMet(DaneAddress.Result result) implements Against {}

    /// DNS gave no answer, or a bogus one, for its TLSA records (RFC 7672 §2.1.2).
    record TlsaLookupFailed(boolean bogus) implements Against {}

    /// It has TLSA records, and none that can be used (RFC 7672 §2.2).
    record TlsaUnusable() implements Against {}

    record AddressesNotKnown() implements Open {}

    /// It took the connection and told nothing of its TLS.
    record Uncommunicative(SmtpStage stage) implements Open {}

    /// Nothing was tried from here, for a reason of ours.
    record NotTried() implements Open {}

    record DaneNotKnown() implements Open {}

    record PolicyNotKnown(PolicyFound.Missing missing) implements Open {}

    /// Where mail goes is not known.
    record MxNotKnown() implements Open {}

    /// There are more MX hosts, or addresses of this one, than were looked at.
    record MoreThere(int number) implements Open {}
}
