package org.sealpost.check.dane;

import java.time.Instant;
import java.util.List;
import org.sealpost.observe.facts.Lookup;
import org.sealpost.observe.facts.MailFacts;
import org.sealpost.observe.facts.MxHostFacts;
import org.sealpost.protocol.dane.TlsaRecord;
import org.sealpost.protocol.name.DomainName;

/// What a sender that does DANE has to do with one MX host.
///
/// @see <a href="https://www.rfc-editor.org/rfc/rfc7672#section-2.2">RFC 7672 §2.2</a>
public sealed interface DaneState {
    /// Facts are missing: nobody asked, there is no address, or DNSSEC tells nothing here.
    ///
    /// @param reason in two or three words
    record NotKnown(String reason) implements DaneState {}

    /// A link on the way to the records is not signed, so DANE does not apply: the sender goes on as if there were none
    /// (RFC 7672 §2.2).
    record NotSecure(Link link) implements DaneState {}

    /// It is proven that there are no records: the sender goes on without DANE.
    record NoRecords() implements DaneState {}

    /// The look-up failed where an answer is due, bogus ones among them: the sender passes the host over, and mail
    /// waits when no other is left (RFC 7672 §2.1.2).
    record LookupFailed(Lookup.Failed<TlsaRecord> lookup) implements DaneState {}

    /// Records, and none that can be used: the sender uses TLS, whatever the certificate, and nothing else (RFC 7672
    /// §2.2).
    ///
    /// @param base the TLSA base domain that they were found at
    record Unusable(DomainName base, List<TlsaRecord> records) implements DaneState {
        public Unusable {
            records = List.copyOf(records);
        }
    }

    /// Usable records: the sender delivers to an address only when it is [DaneAddress.Result#AUTHENTICATED] there.
    ///
    /// @param base the TLSA base domain that they were found at
    /// @param records all of them, unusable ones too
    /// @param addresses one for each address probed, in the same order
    record Usable(DomainName base, List<TlsaRecord> records, List<DaneAddress> addresses) implements DaneState {
        public Usable {
            records = List.copyOf(records);
            addresses = List.copyOf(addresses);
        }
    }

    /// What has to be signed for DANE to apply.
    enum Link {
        MX,
        ADDRESSES,
        TLSA
    }

    /// What follows for `host`, one of `mail`.
    ///
    /// @param nextHop the domain that mail is addressed to
    /// @param at the instant at which certificates below a trust anchor are judged
    static DaneState of(MailFacts mail, MxHostFacts host, DomainName nextHop, Instant at) {
        return switch (mail.mx().dnssec()) {
            case SECURE -> ofHost(host, nextHop, at);
            case INSECURE -> host.tlsa().isEmpty() ? new NotKnown("not asked") : new NotSecure(Link.MX);
            case BOGUS, INDETERMINATE -> new NotKnown("security of MX");
        };
    }

    /// The same as if the MX RRset were secure. A sender may go by it when it is not (RFC 7672 §2.2.1), and Postfix
    /// does.
    static DaneState ofHost(MxHostFacts host, DomainName nextHop, Instant at) {
        return new HostDane(host, nextHop, at).state();
    }
}
