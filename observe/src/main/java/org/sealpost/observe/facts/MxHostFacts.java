package org.sealpost.observe.facts;

import java.util.List;
import org.sealpost.protocol.dane.TlsaRecord;
import org.sealpost.protocol.name.DomainName;

/// Everything seen of one MX host.
///
/// @param preference of its MX record; the lowest when it has several; 0 for an implicit MX
/// @param attempts one for each address probed; empty when SMTP was left out or there is no address
/// @param addressesNotTried how many addresses were left out because of the limit
/// @param tlsa the answers for TLSA at port 25, in the order in which a sender uses them: where the name is an alias,
/// that of the name it leads to comes first (RFC 7672 §2.2.3); empty when DANE was left out
public record MxHostFacts(
        DomainName name,
        int preference,
        Addresses addresses,
        List<SmtpAttempt> attempts,
        int addressesNotTried,
        List<Lookup<TlsaRecord>> tlsa) {
    public MxHostFacts {
        attempts = List.copyOf(attempts);
        tlsa = List.copyOf(tlsa);
    }

    public MxHostFacts withTlsa(List<Lookup<TlsaRecord>> answers) {
        return new MxHostFacts(name, preference, addresses, attempts, addressesNotTried, answers);
    }
}
