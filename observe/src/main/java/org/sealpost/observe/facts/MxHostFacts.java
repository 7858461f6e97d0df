package org.sealpost.observe.facts;

import java.util.List;
import org.sealpost.protocol.name.DomainName;

/// Everything seen of one MX host.
///
/// @param preference of its MX record; the lowest when it has several; 0 for an implicit MX
/// @param attempts one for each address probed; empty when SMTP was left out or there is no address
/// @param addressesNotTried how many addresses were left out because of the limit
public record MxHostFacts(
        DomainName name, int preference, Addresses addresses, List<SmtpAttempt> attempts, int addressesNotTried) {
    public MxHostFacts {
        attempts = List.copyOf(attempts);
    }
}
