package org.sealpost.lab.world;

import java.util.List;
import org.sealpost.protocol.name.DomainName;

/// One domain of the small internet and what a check must make of it.
///
/// @param name the name of its folder
/// @param domain the domain to check
/// @param title what is special about it, in a few words
/// @param record the expected outcome of the `mta-sts record` aspect
/// @param verdict the expected verdict of the domain
/// @param findings the codes of the expected findings: these and no others
/// @param nearMissFor the codes that it comes near to and must not have
/// @param before earlier looks at it
/// @param looker how to look at it
public record World(
        String name,
        DomainName domain,
        String title,
        Outcome record,
        Outcome verdict,
        List<String> findings,
        List<String> nearMissFor,
        List<Earlier> before,
        Looker looker) {
    public World {
        findings = List.copyOf(findings);
        nearMissFor = List.copyOf(nearMissFor);
        before = List.copyOf(before);
    }
}
