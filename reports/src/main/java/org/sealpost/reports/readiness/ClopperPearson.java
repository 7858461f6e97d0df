package org.sealpost.reports.readiness;

/// How large a share can be when `failed` of `trials` have failed: the exact upper bound of Clopper and Pearson
/// (Biometrika 26, 1934), one-sided.
///
/// It is the p at which so few failures have the probability 1 - confidence, found by bisection.
final class ClopperPearson {
    private ClopperPearson() {}

    static double upper(long trials, long failed, double confidence) {
        if (trials <= 0 || failed >= trials) {
            return 1;
        }
        double rest = 1 - confidence;
        if (failed == 0) {
            return -Math.expm1(Math.log(rest) / (double) trials);
        }
        double low = (double) failed / (double) trials;
        double high = 1;
        while (high - low > 1e-12 * high) {
            double middle = low + (high - low) / 2;
            if (middle <= low || middle >= high) {
                break;
            }
            if (atMost(failed, trials, middle) > rest) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return high;
    }

    /// The fewest trials with so many failures whose bound is not above the one given.
    static long trialsFor(double bound, long failed, double confidence) {
        long high = Math.max(1, failed);
        while (upper(high, failed, confidence) > bound) {
            high *= 2;
        }
        long low = high / 2;
        while (high - low > 1) {
            long middle = low + (high - low) / 2;
            if (upper(middle, failed, confidence) > bound) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return high;
    }

    /// The probability of at most so many failures when each trial fails with probability p, for p not below
    /// failed / trials: the terms of the binomial distribution from the largest down, until they no longer matter.
    static double atMost(long failed, long trials, double p) {
        double term = Math.exp(logChoices(trials, failed)
                + (double) failed * Math.log(p)
                + (double) (trials - failed) * Math.log1p(-p));
        double sum = term;
        for (long i = failed; i > 0 && term > sum * 1e-17; i--) {
            term *= (double) i / (double) (trials - i + 1) * (1 - p) / p;
            sum += term;
        }
        return Math.min(1, sum);
    }

    private static double logChoices(long from, long chosen) {
        return logFactorial(from) - logFactorial(chosen) - logFactorial(from - chosen);
    }

    /// Stirling's series, which is exact enough from 10 on.
    private static double logFactorial(long n) {
        if (n < 10) {
            double product = 1;
            for (long i = 2; i <= n; i++) {
                product *= (double) i;
            }
            return Math.log(product);
        }
        double square = (double) n * n;
        return ((double) n + 0.5) * Math.log((double) n)
                - (double) n
                + Math.log(2 * Math.PI) / 2
                + (1 / 12.0 - (1 / 360.0 - (1 / 1260.0 - 1 / 1680.0 / square) / square) / square) / (double) n;
    }
}
