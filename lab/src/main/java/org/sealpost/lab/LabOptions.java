package org.sealpost.lab;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;

/// How a lab is started.
///
/// @param clock what signatures and certificates are made relative to, at the start and when they are renewed
/// @param dnsPort the port of the name server; 0 for a free one
/// @param worlds a folder of worlds in place of those that come with the lab; the providers that serve them stay
public record LabOptions(InstantSource clock, int dnsPort, Optional<Path> worlds) {
    /// The worlds that come with the lab, on free ports.
    public static LabOptions at(InstantSource clock) {
        return new LabOptions(clock, 0, Optional.empty());
    }

    public LabOptions withDnsPort(int port) {
        return new LabOptions(clock, port, worlds);
    }

    public LabOptions withWorlds(Path folder) {
        return new LabOptions(clock, dnsPort, Optional.of(folder));
    }
}
