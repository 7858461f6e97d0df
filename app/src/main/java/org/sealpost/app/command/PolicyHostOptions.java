package org.sealpost.app.command;

import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// What a policy host serves, to whom, and by which certificates.
final class PolicyHostOptions {
    @Mixin
    private EdgeOptions edge = new EdgeOptions();

    @Option(names = "--folder", paramLabel = "DIR", description = "Serve the domains of this folder.")
    private Optional<Path> folder = Optional.empty();

    @Mixin
    private AcmeOptions acme = new AcmeOptions();

    @Mixin
    private HostZoneOption zone = new HostZoneOption();

    /// Whether one of the options that say what is served and where was given.
    boolean named() {
        return edge.named() || folder.isPresent() || acme.wanted();
    }

    EdgeOptions edge() {
        return edge;
    }

    Optional<Path> folder() {
        return folder;
    }

    AcmeOptions acme() {
        return acme;
    }

    HostZoneOption zone() {
        return zone;
    }
}
