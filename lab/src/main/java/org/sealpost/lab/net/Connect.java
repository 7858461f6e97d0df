package org.sealpost.lab.net;

/// What happens to a connection to a server of the lab before anything is said.
public enum Connect {
    /// It is served.
    OPEN,
    /// It is refused.
    REFUSED,
    /// The address is in no connect map: there is no route to it.
    UNREACHABLE,
    /// It is accepted, and nobody ever speaks.
    SILENT
}
