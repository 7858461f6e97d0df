package org.sealpost.fleet.watch;

/// A cause as one look saw it.
public record Symptom(Cause cause, Level level, Telling telling) {}
