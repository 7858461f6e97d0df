package org.sealpost.lab.plan;

import java.util.List;
import org.sealpost.lab.mail.MailPlan;

/// A mail exchange of a world.
///
/// @param name its whole name in lower case, without final dot
/// @param published whether there is an MX record for it
/// @param addresses none when the host belongs to another world
public record MailHost(String name, int preference, boolean published, List<AddressPlan<MailPlan>> addresses) {
    public MailHost {
        addresses = List.copyOf(addresses);
    }
}
