package org.sealpost.observe;

import org.sealpost.observe.facts.Part;
import org.sealpost.protocol.name.DomainName;

/// Told how an observation goes on, to show progress. Called from many threads at once; an implementation returns
/// soon and throws nothing.
public interface ObservationListener {
    /// Listens to nothing.
    ObservationListener NONE = new ObservationListener() {};

    default void began(DomainName domain, Part part) {}

    default void finished(DomainName domain, Part part) {}

    /// @param host the policy host for [Part#POLICY], an MX host for [Part#SMTP]
    default void began(DomainName domain, Part part, DomainName host) {}

    default void finished(DomainName domain, Part part, DomainName host) {}
}
