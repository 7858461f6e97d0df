package org.sealpost.app;

/// The threads that carry virtual ones. A question to SQLite holds its carrier until it is answered, so with as many
/// carriers as processors a few long questions would keep everybody else waiting.
final class Carriers {
    private static final String PROPERTY = "jdk.virtualThreadScheduler.parallelism";
    private static final int ENOUGH = 16;

    private Carriers() {}

    /// To be called before the first virtual thread is made. What was asked for on the command line stays.
    static void enough() {
        if (System.getProperty(PROPERTY) == null) {
            System.setProperty(
                    PROPERTY,
                    Integer.toString(Math.max(ENOUGH, Runtime.getRuntime().availableProcessors())));
        }
    }
}
