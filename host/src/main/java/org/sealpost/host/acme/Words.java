package org.sealpost.host.acme;

import java.util.Optional;
import org.shredzone.acme4j.Problem;

/// An authority's words, made fit to be kept and shown: one line, and not long.
final class Words {
    private static final int LONGEST = 400;

    private Words() {}

    static String of(String text) {
        String line = text.replaceAll("[\\p{Cntrl}\\u0085\\u2028\\u2029]+", " ").strip();
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "…";
    }

    static String of(Problem problem) {
        String detail = problem.getDetail().or(problem::getTitle).orElse("no detail given");
        Optional<String> more = problem.getSubProblems().stream()
                .limit(3)
                .flatMap(each -> each.getDetail().stream())
                .reduce((one, other) -> one + "; " + other);
        return of(type(problem) + ": " + detail
                + more.map(text -> " (" + text + ")").orElse(""));
    }

    /// What stands last in the type, such as `rateLimited` in `urn:ietf:params:acme:error:rateLimited`.
    static String type(Problem problem) {
        String whole = problem.getType().toString();
        return of(whole.substring(whole.lastIndexOf(':') + 1));
    }

    static String of(Throwable fault) {
        Throwable cause = fault;
        while (cause.getCause() != null && cause.getMessage() == null) {
            cause = cause.getCause();
        }
        return of(cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage());
    }
}
