package org.sealpost.publish.rollout;

import java.time.Duration;
import org.sealpost.protocol.mtasts.Mode;

/// Where a roll-out shall come to.
///
/// @param mode `testing`, `enforce`, or `none` for MTA-STS to be gone
/// @param maxAge the highest rung that shall be climbed under `enforce`
public record Goal(Mode mode, Duration maxAge) {}
