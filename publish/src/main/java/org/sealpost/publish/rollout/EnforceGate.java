package org.sealpost.publish.rollout;

import java.time.Instant;
import java.util.List;
import org.sealpost.protocol.name.DomainName;
import org.sealpost.publish.plan.Check.Purpose;

/// Says whether the evidence allows what is stricter. There is one such judgement in the program, that of the
/// reports; this is where it is asked.
public interface EnforceGate {
    Answer ask(DomainName domain, Purpose purpose);

    /// What the evidence says.
    sealed interface Answer {
        /// It is safe, as far as anyone can know.
        ///
        /// @param from when the evidence begins; what changed since then it cannot speak for
        record Open(Instant from) implements Answer {}

        /// There are no reports to judge by, and every probe of every MX host was good. A person may answer for it.
        ///
        /// @param from when the probes begin
        record ProbesOnly(Instant from) implements Answer {}

        /// It is known not to be safe.
        ///
        /// @param reasons at least one, as text
        record Shut(List<String> reasons) implements Answer {
            public Shut {
                reasons = List.copyOf(reasons);
            }
        }

        /// It cannot be known yet.
        ///
        /// @param missing at least one, as text
        /// @param earliest before that it cannot be known
        record Unknown(List<String> missing, Instant earliest) implements Answer {
            public Unknown {
                missing = List.copyOf(missing);
            }
        }
    }
}
