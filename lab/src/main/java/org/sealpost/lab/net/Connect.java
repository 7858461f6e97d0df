package org.sealpost.lab.net;

/// What happens to a connection to a server of the lab before anything is said.
public enum Connect {
    /// It is served.
    OPEN,
    /// It is refused.
    REFUSED,
    /// The network says that there is no way to it.
    UNREACHABLE,
    /// The attempt to connect is never answered.
    LOST,
    /// It is accepted, and nobody ever speaks.
    SILENT
}
