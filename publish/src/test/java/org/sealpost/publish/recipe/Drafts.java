package org.sealpost.publish.recipe;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.sealpost.protocol.mtasts.Mode;
import org.sealpost.protocol.mtasts.MxPattern;
import org.sealpost.protocol.mtasts.StsPolicy;
import org.sealpost.protocol.name.DomainName;
import org.sealpost.protocol.tlsrpt.Destination;
import org.sealpost.publish.generate.Draft;
import org.sealpost.publish.generate.Generated;
import org.sealpost.publish.generate.Generator;
import org.sealpost.publish.generate.Placement;
import org.sealpost.publish.generate.Request;
import org.sealpost.publish.generate.Standing;
import org.sealpost.publish.generate.Waivers;

/// Drafts to write files of.
final class Drafts {
    static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

    private Drafts() {}

    static Draft first() {
        return draft("example.org", Mode.TESTING, Optional.empty(), Waivers.NONE);
    }

    /// What is to follow a policy that is served in `enforce` for `age`.
    static Draft after(Mode mode, Duration age) {
        var served = new StsPolicy(Mode.ENFORCE, age, List.of(MxPattern.of("mx1.example.org")), List.of());
        return draft("example.org", mode, Optional.of(served), Waivers.NONE);
    }

    static Draft draft(String domain, Mode mode, Optional<StsPolicy> served, Waivers waivers) {
        return draft(domain, mode, served, waivers, "mailto:tls-reports@" + domain);
    }

    static Draft draft(String domain, Mode mode, Optional<StsPolicy> served, Waivers waivers, String rua) {
        DomainName name = DomainName.of(domain);
        var request = new Request(
                name,
                new Request.Wanted(
                        mode,
                        waivers.longTesting().map(_ -> Duration.ofDays(7)),
                        List.of(MxPattern.of("mx1.example.org"), MxPattern.of("*.mail.protection.outlook.com"))),
                List.of(Destination.of(rua)),
                new Placement(name, new Placement.PolicyHost.Alias(DomainName.of("policies.example.net"))),
                new Standing(List.of(), served, List.of()),
                waivers);
        return switch (Generator.generate(request, NOW)) {
            case Generated.Made made -> made.draft();
            case Generated.Refused refused -> throw new IllegalStateException(refused.toString());
        };
    }
}
