package org.sealpost.protocol;

/// A field that this project gives no meaning to, kept as it was written. RFC 8461 §3.2 and RFC 8460 §3: a reader
/// passes over it.
public record Extension(String name, String value) {}
