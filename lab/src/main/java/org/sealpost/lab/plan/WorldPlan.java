package org.sealpost.lab.plan;

import java.util.List;
import java.util.Map;
import org.sealpost.lab.dns.DnsFault;
import org.sealpost.lab.dns.Signing;
import org.sealpost.lab.world.World;

/// A world with everything that the servers need to know.
///
/// @param provider whether it serves other worlds and is none to check
/// @param dns what is special about its zone
/// @param web its web servers, the policy host first
/// @param mail its mail exchanges
/// @param nameServers its name servers; none for the usual ones
public record WorldPlan(
        World world,
        boolean provider,
        Dns dns,
        List<WebHost> web,
        List<MailHost> mail,
        List<NameServerHost> nameServers) {
    public WorldPlan {
        web = List.copyOf(web);
        mail = List.copyOf(mail);
        nameServers = List.copyOf(nameServers);
    }

    /// @param exists whether there is such a zone at all
    /// @param faults by question, such as `_mta-sts TXT`
    /// @param records the world's own records, which replace the usual ones of the same owner and type
    /// @param without usual records that are left out, such as `_smtp._tls TXT`
    public record Dns(
            boolean exists,
            Signing signing,
            boolean nsec3,
            Map<String, DnsFault> faults,
            String records,
            List<String> without) {}
}
