package org.sealpost.observe.facts;

import java.time.Duration;

/// One CNAME that was followed: `owner` is another name for `target`. Both in presentation form without a final
/// dot, untrusted.
public record Alias(String owner, String target, Duration ttl) {}
