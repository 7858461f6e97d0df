package org.sealpost.app.host;

import java.util.Optional;
import org.sealpost.host.Certificates;
import org.sealpost.host.Identity;
import org.sealpost.host.Policies;
import org.sealpost.protocol.name.DomainName;

/// Two sources of policies, or of certificates, one behind the other: what the first has counts.
final class Shopfront {
    static final Certificates NO_CERTIFICATES = new Certificates() {
        @Override
        public Optional<Identity> of(DomainName host) {
            return Optional.empty();
        }

        @Override
        public Optional<Identity> challenge(DomainName host) {
            return Optional.empty();
        }
    };

    private Shopfront() {}

    static Policies policies(Policies first, Policies second) {
        return host -> first.of(host).or(() -> second.of(host));
    }

    static Certificates certificates(Certificates first, Certificates second) {
        return new Certificates() {
            @Override
            public Optional<Identity> of(DomainName host) {
                return first.of(host).or(() -> second.of(host));
            }

            @Override
            public Optional<Identity> challenge(DomainName host) {
                return first.challenge(host).or(() -> second.challenge(host));
            }
        };
    }
}
