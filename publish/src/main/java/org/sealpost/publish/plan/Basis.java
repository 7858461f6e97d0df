package org.sealpost.publish.plan;

import java.time.Instant;
import org.sealpost.publish.cache.History;

/// Everything that a plan is made of; from the same basis comes the same plan.
///
/// @param madeAt whole seconds
public record Basis(Desired desired, Observed observed, History history, Terms terms, Instant madeAt) {}
