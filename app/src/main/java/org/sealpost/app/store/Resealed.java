package org.sealpost.app.store;

/// How much of one kind was sealed anew, with the key that seals now.
///
/// @param what of what, in the plural
/// @param anew how many that were, of `all`
public record Resealed(String what, int anew, int all) {}
