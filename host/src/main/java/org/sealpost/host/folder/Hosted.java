package org.sealpost.host.folder;

import java.util.List;
import java.util.Optional;
import org.sealpost.host.Identity;
import org.sealpost.protocol.Octets;

/// What is served for one domain: the last that was good, of each.
///
/// @param stamp of the files as they were looked at, good or not
record Hosted(Optional<Octets> policy, Optional<Identity> identity, Stamp stamp, List<FolderProblem> problems) {
    Hosted {
        problems = List.copyOf(problems);
    }

    boolean servesTheSame(Hosted other) {
        return policy.equals(other.policy) && identity.equals(other.identity);
    }
}
