package org.sealpost.observe.facts;

import java.util.List;

/// What the name servers of a domain and further resolvers say, each asked by itself. Nothing in it is validated: it
/// tells what resolvers will hand on, and whether they all hand on the same.
///
/// @param zones the zone that the domain stands in first, then those that delegations and aliases lead to; none when
/// they were not found in time
/// @param resolvers those that the user named
public record NameServerFacts(List<ZoneFacts> zones, List<ResolverFacts> resolvers) {
    public NameServerFacts {
        zones = List.copyOf(zones);
        resolvers = List.copyOf(resolvers);
    }

    /// The label of a name that nobody has: whoever answers for it has a wildcard.
    public static final String NOBODY = "_sealpost-wildcard-test";

    /// Nobody was asked.
    public static final NameServerFacts NONE = new NameServerFacts(List.of(), List.of());

    /// A resolver that the user named.
    ///
    /// @param resolver as it was named
    public record ResolverFacts(String resolver, List<ServerAnswer> answers) {
        public ResolverFacts {
            answers = List.copyOf(answers);
        }
    }
}
