package org.sealpost.lab.world;

/// The kinds of address.
public enum Family {
    IPV4,
    IPV6
}
