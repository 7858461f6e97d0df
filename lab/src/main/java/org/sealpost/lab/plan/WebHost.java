package org.sealpost.lab.plan;

import java.util.List;
import org.sealpost.lab.web.WebPlan;

/// A web server of a world.
///
/// @param name its whole name in lower case, without final dot
/// @param shared whether it stands at the addresses of the shared policy host instead of its own
public record WebHost(String name, boolean shared, List<AddressPlan<WebPlan>> addresses) {
    public WebHost {
        addresses = List.copyOf(addresses);
    }
}
