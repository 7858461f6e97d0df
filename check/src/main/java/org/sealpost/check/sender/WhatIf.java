package org.sealpost.check.sender;

import java.util.Optional;
import org.sealpost.protocol.Octets;
import org.sealpost.protocol.mtasts.PolicyId;
import org.sealpost.protocol.mtasts.StsPolicy;

/// What is taken for true beside the facts.
///
/// @param published the text of a policy that is published, with a new id, in place of what was seen
/// @param cached the policy that a sender holds; without it there is no such sender
/// @param cachedId the id under which it came by that; unknown ones differ from the id of now
public record WhatIf(Optional<Octets> published, Optional<StsPolicy> cached, Optional<PolicyId> cachedId) {
    /// The facts alone.
    public static final WhatIf NOTHING = new WhatIf(Optional.empty(), Optional.empty(), Optional.empty());

    public WhatIf withPublished(Octets policy) {
        return new WhatIf(Optional.of(policy), cached, cachedId);
    }

    public WhatIf withCached(StsPolicy policy) {
        return new WhatIf(published, Optional.of(policy), cachedId);
    }
}
