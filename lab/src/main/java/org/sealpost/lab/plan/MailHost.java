package org.sealpost.lab.plan;

import java.util.List;
import org.sealpost.lab.mail.MailPlan;

/// A mail exchange of a world.
///
/// @param name its whole name in lower case, without final dot
/// @param published whether there is an MX record for it
/// @param addresses none when the host belongs to another world
/// @param tlsa its TLSA records in the words of a world, such as `3 1 1 own`
public record MailHost(
        String name, int preference, boolean published, List<AddressPlan<MailPlan>> addresses, List<String> tlsa) {
    public MailHost {
        addresses = List.copyOf(addresses);
        tlsa = List.copyOf(tlsa);
    }
}
