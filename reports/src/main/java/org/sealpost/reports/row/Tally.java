package org.sealpost.reports.row;

/// Sessions that went as the policy asks, and those that did not.
public record Tally(long successful, long failed) {
    public static final Tally NONE = new Tally(0, 0);

    public long sessions() {
        return successful + failed;
    }

    public Tally plus(Tally other) {
        return new Tally(successful + other.successful, failed + other.failed);
    }
}
