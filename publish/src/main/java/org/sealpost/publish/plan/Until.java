package org.sealpost.publish.plan;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;
import org.sealpost.protocol.name.DomainName;
import org.sealpost.publish.cache.Caches;
import org.sealpost.publish.cache.Stood;
import org.sealpost.publish.cache.Subject;

/// What is waited for. Each is a question to the history, so that a wait needs no timer and survives a restart.
public sealed interface Until {
    /// When it has come, or will have come if nothing more changes.
    Instant date(Caches caches);

    /// Resolvers have forgotten what stood before, and `more` has passed.
    record Forgotten(Subject subject, Duration more) implements Until {
        @Override
        public Instant date(Caches caches) {
            Instant last = caches.forgotten(subject);
            return more.isZero()
                    ? last
                    : caches.history().stood().stream()
                            .filter(each -> each.fact().subject() == subject
                                    && each.until().isPresent())
                            .map(each -> each.expires(caches.at()).plus(more))
                            .max(Instant::compareTo)
                            .orElse(last);
        }
    }

    /// So long has passed since the last change of the `id`: RFC 8461 §3.3, most senders have looked again.
    record Refreshed(Duration after) implements Until {
        @Override
        public Instant date(Caches caches) {
            return caches.history().stood().stream()
                    .filter(each -> each.fact().subject() == Subject.ID)
                    .map(Stood::from)
                    .max(Instant::compareTo)
                    .map(last -> last.plus(after))
                    .orElse(caches.at());
        }
    }

    /// Every policy that a lawful sender may still enforce covers all of these hosts, or at least one.
    record Covered(Set<DomainName> hosts, boolean all) implements Until {
        public Covered {
            hosts = Collections.unmodifiableSet(new TreeSet<>(hosts));
        }

        @Override
        public Instant date(Caches caches) {
            return caches.covers(hosts, all);
        }
    }

    /// No lawful sender holds a policy other than `none`. RFC 8461 §8.3.
    record Retired() implements Until {
        @Override
        public Instant date(Caches caches) {
            return caches.retired();
        }
    }

    /// No lawful sender enforces anything.
    record RolledBack() implements Until {
        @Override
        public Instant date(Caches caches) {
            return caches.rollbackEnds();
        }
    }
}
