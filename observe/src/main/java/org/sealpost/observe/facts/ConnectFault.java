package org.sealpost.observe.facts;

/// Why no connection came about.
public enum ConnectFault {
    /// The host answered that nothing listens there.
    REFUSED,
    /// Nothing answered in time.
    TIMED_OUT,
    /// The network said that the address cannot be reached.
    NO_ROUTE,
    /// This machine has no address of that family (usually IPv6); nothing was tried.
    FAMILY_MISSING_HERE,
    /// The address guard forbids the address (private, loopback, metadata …); nothing was tried.
    GUARDED,
    /// The time for the whole domain was used up; nothing was tried.
    OUT_OF_TIME,
    /// Another failure of the socket; see the detail.
    OTHER
}
