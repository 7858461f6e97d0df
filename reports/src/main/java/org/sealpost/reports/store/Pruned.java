package org.sealpost.reports.store;

/// How much was dropped.
public record Pruned(long octets, long reports) {}
