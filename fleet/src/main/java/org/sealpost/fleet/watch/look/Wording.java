package org.sealpost.fleet.watch.look;

import java.time.Instant;
import org.sealpost.check.Finding;
import org.sealpost.fleet.watch.ApprovedText;
import org.sealpost.fleet.watch.Telling;
import org.sealpost.protocol.name.DomainName;

/// Makes the words that people read. What is quoted in them is not escaped yet.
public interface Wording {
    Telling finding(Finding finding);

    /// A record that does not say what was approved.
    ///
    /// @param seen the text that stands there; empty when there is none
    Telling text(ApprovedText approved, String seen);

    /// A part of a domain that could not be seen for long.
    Telling unseen(DomainName domain, Scope scope, Instant since);
}
