package org.sealpost.publish.cache;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.sealpost.protocol.Octets;
import org.sealpost.protocol.mtasts.PolicyId;
import org.sealpost.protocol.mtasts.StsPolicy;
import org.sealpost.protocol.name.DomainName;
import org.sealpost.publish.RecordSet;

/// Something that the world could see of a domain, with how long a lawful sender may go on with it when it is gone.
public sealed interface Fact {
    /// RFC 8461 §3.3: a sender may give a fetch a minute; so long after its last octet left, a policy may begin to be
    /// kept.
    Duration LONGEST_FETCH = Duration.ofMinutes(1);

    Subject subject();

    /// How long after its end it may still be used.
    Duration keep();

    /// A policy that is served. Two are the same when their octets are.
    record Policy(Octets body, StsPolicy policy) implements Fact {
        /// The policy as Sealpost serves it.
        public static Policy of(StsPolicy policy) {
            return new Policy(Octets.utf8(policy.render()), policy);
        }

        @Override
        public Subject subject() {
            return Subject.POLICY;
        }

        /// RFC 8461 §3.2: `max_age` counts from the fetch.
        @Override
        public Duration keep() {
            return policy.maxAge().plus(LONGEST_FETCH);
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Policy that && body.equals(that.body);
        }

        @Override
        public int hashCode() {
            return body.hashCode();
        }
    }

    /// Something that is served and no policy; a sender keeps none of it.
    record Unreadable(Octets body) implements Fact {
        @Override
        public Subject subject() {
            return Subject.POLICY;
        }

        @Override
        public Duration keep() {
            return Duration.ZERO;
        }
    }

    /// Nothing is served.
    record NoPolicy() implements Fact {
        @Override
        public Subject subject() {
            return Subject.POLICY;
        }

        @Override
        public Duration keep() {
            return Duration.ZERO;
        }
    }

    /// A record that counts.
    ///
    /// @param ttl as published
    record Id(PolicyId id, Duration ttl) implements Fact {
        @Override
        public Subject subject() {
            return Subject.ID;
        }

        @Override
        public Duration keep() {
            return ttl;
        }
    }

    /// No record that counts. RFC 2308 §5: the lack of one is kept too.
    record NoId(Duration ttl) implements Fact {
        @Override
        public Subject subject() {
            return Subject.ID;
        }

        @Override
        public Duration keep() {
            return ttl;
        }
    }

    /// A set of MX hosts.
    ///
    /// @param hosts empty: the domain takes no mail
    record Mx(Set<DomainName> hosts, Duration ttl) implements Fact {
        public Mx {
            hosts = Collections.unmodifiableSet(new TreeSet<>(hosts));
        }

        @Override
        public Subject subject() {
            return Subject.MX;
        }

        @Override
        public Duration keep() {
            return ttl;
        }
    }

    /// Where the policy host is.
    ///
    /// @param records the records of its name; empty: there are none
    /// @param ttl of the records, or for how long the lack of them is kept
    record Host(List<RecordSet> records, Duration ttl) implements Fact {
        public Host {
            records = List.copyOf(records);
        }

        @Override
        public Subject subject() {
            return Subject.HOST;
        }

        @Override
        public Duration keep() {
            return ttl;
        }
    }

    /// What stands where reports are asked for.
    ///
    /// @param texts empty: nothing
    record Reporting(List<String> texts, Duration ttl) implements Fact {
        public Reporting {
            texts = List.copyOf(texts);
        }

        @Override
        public Subject subject() {
            return Subject.REPORTING;
        }

        @Override
        public Duration keep() {
            return ttl;
        }
    }

    /// What is served, read as a sender reads it.
    static Fact served(Octets body) {
        Optional<StsPolicy> policy = StsPolicy.parse(body).value();
        return policy.isPresent() ? new Policy(body, policy.get()) : new Unreadable(body);
    }
}
