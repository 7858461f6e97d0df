package org.sealpost.reports.failure;

import org.sealpost.protocol.tlsrpt.PolicyType;
import org.sealpost.reports.row.Failure;

/// What a reported failure means: plain words for what the report tells in a code. They come from the file
/// `failures.tsv`; a code that is not in it is [Effect#UNKNOWN] until someone adds it there.
///
/// @param side who can do something about it
/// @param explanation what has happened
/// @param fix what to do
/// @see <a href="https://www.rfc-editor.org/rfc/rfc8460#section-4.3">RFC 8460 §4.3</a>
public record FailureMeaning(Effect effect, Side side, String explanation, String fix) {
    /// Of the lines that fit, the first.
    public static FailureMeaning of(PolicyType policy, Failure failure) {
        return FailureTable.SHIPPED.meaning(policy, failure);
    }

    /// Sessions that a report counts as failed without saying why.
    public static FailureMeaning unexplained() {
        return FailureTable.SHIPPED.unexplained();
    }
}
