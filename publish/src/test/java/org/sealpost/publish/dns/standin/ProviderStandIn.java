package org.sealpost.publish.dns.standin;

import java.util.Map;

/// One provider on loopback, in the shapes of its documentation.
public interface ProviderStandIn extends AutoCloseable {
    /// What is secret in the environment.
    String SECRET = "s3cr3t-TOKEN-0123456789";

    /// The provider's code.
    String code();

    StandInZone zone();

    HttpStandIn http();

    /// The variables with which a writer reaches it.
    Map<String, String> environment();

    /// Whether one type can take the place of another in one call.
    default boolean swapsInOneCall() {
        return true;
    }

    /// Whether quotes and backslashes are taken.
    default boolean takesEveryText() {
        return true;
    }

    @Override
    default void close() {
        http().close();
    }
}
