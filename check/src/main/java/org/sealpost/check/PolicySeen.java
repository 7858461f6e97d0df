package org.sealpost.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sealpost.observe.facts.ConnectFault;
import org.sealpost.observe.facts.HttpAnswer;
import org.sealpost.observe.facts.Part;
import org.sealpost.observe.facts.PolicyAttempt;
import org.sealpost.observe.facts.PolicyFetch;
import org.sealpost.observe.facts.PolicyHostFacts;
import org.sealpost.observe.facts.Vantage;
import org.sealpost.protocol.Octets;
import org.sealpost.protocol.Parsed;
import org.sealpost.protocol.mtasts.StsPolicy;

/// The policy as senders see it.
public sealed interface PolicySeen {
    /// At least one address serves a text; this is the first usable one in the order of addresses, else the
    /// first. Where addresses differ, a rule says so.
    ///
    /// @param all every different text that is served, this one among them
    record Served(PolicyAttempt from, HttpAnswer answer, Parsed<StsPolicy> parsed, List<Octets> all)
            implements PolicySeen {
        public Served {
            all = List.copyOf(all);
        }

        /// Whether all texts mean the same policy, or none.
        public boolean agrees() {
            return all.stream()
                            .map(text -> StsPolicy.parse(text).value())
                            .distinct()
                            .count()
                    <= 1;
        }
    }

    /// No sender can get one (RFC 8461 §3.3).
    record Unobtainable() implements PolicySeen {}

    /// Nothing tells whether there is one: DNS gave no addresses, or nothing could be tried from here.
    record NotKnown() implements PolicySeen {}

    static PolicySeen of(PolicyHostFacts host, Vantage vantage) {
        if (vantage.without().contains(Part.POLICY)) {
            return new NotKnown();
        }
        Optional<Served> served = served(host);
        if (served.isPresent()) {
            return served.get();
        }
        if (host.addresses().provenNone() || host.attempts().stream().anyMatch(PolicySeen::tried)) {
            return new Unobtainable();
        }
        return new NotKnown();
    }

    /// Whether something outside this machine decided the attempt. A family that is missing here, a guarded
    /// address and a lack of time say nothing of the host.
    static boolean tried(PolicyAttempt attempt) {
        return !(attempt.outcome() instanceof PolicyFetch.Unreachable(ConnectFault fault, String detail))
                || switch (fault) {
                    case FAMILY_MISSING_HERE, GUARDED, OUT_OF_TIME -> false;
                    case REFUSED, TIMED_OUT, NO_ROUTE, OTHER -> true;
                };
    }

    /// The policy when there is a usable one.
    default Optional<StsPolicy> usable() {
        return this instanceof Served served ? served.parsed().value() : Optional.empty();
    }

    private static Optional<Served> served(PolicyHostFacts host) {
        var all = new ArrayList<Octets>();
        Optional<Served> first = Optional.empty();
        Optional<Served> usable = Optional.empty();
        for (PolicyAttempt attempt : host.attempts()) {
            if (attempt.outcome() instanceof PolicyFetch.Served fetched) {
                Octets body = fetched.answer().body();
                if (!all.contains(body)) {
                    all.add(body);
                }
                var here = new Served(attempt, fetched.answer(), StsPolicy.parse(body), List.of());
                first = first.isEmpty() ? Optional.of(here) : first;
                usable = usable.isEmpty() && here.parsed().value().isPresent() ? Optional.of(here) : usable;
            }
        }
        Optional<Served> counts = usable.isPresent() ? usable : first;
        return counts.map(one -> new Served(one.from(), one.answer(), one.parsed(), all));
    }
}
