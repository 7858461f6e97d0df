package org.sealpost.fleet.watch;

/// What people read of a cause. Quotes what was seen outside: whoever shows it escapes it for the place.
///
/// @param title one sentence without a full stop
/// @param seen what was seen that tells it; empty when the title says it
/// @param fix what to do next, in a sentence; empty when nothing is known
public record Telling(String title, String seen, String fix) {}
