package org.sealpost.app.archive;

import java.math.BigInteger;

/// How many rows there are and what they say, in whatever order they came: the sum of their digests. Two tables with
/// the same sum have the same rows.
public final class RowSum {
    private static final BigInteger LIMIT = BigInteger.ONE.shiftLeft(256);

    private long rows;
    private BigInteger sum = BigInteger.ZERO;

    /// @param line as [RowText#write] makes it
    public void add(byte[] line) {
        rows++;
        sum = sum.add(new BigInteger(1, Sha256.digest().digest(line))).mod(LIMIT);
    }

    public long rows() {
        return rows;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RowSum that && rows == that.rows && sum.equals(that.sum);
    }

    @Override
    public int hashCode() {
        return sum.hashCode();
    }
}
