package org.sealpost.reports.row;

/// Sessions that went as the policy asks, and those that did not.
public record Tally(long successful, long failed) {
    public static final Tally NONE = new Tally(0, 0);

    public long sessions() {
        return sum(successful, failed);
    }

    public Tally plus(Tally other) {
        return new Tally(sum(successful, other.successful), sum(failed, other.failed));
    }

    /// The sum of two counts; a stranger may name numbers whose sum does not fit, which is then the largest there is.
    static long sum(long one, long other) {
        long sum = one + other;
        return sum < 0 ? Long.MAX_VALUE : sum;
    }
}
