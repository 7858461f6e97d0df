package org.sealpost.app.serve;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.sealpost.app.reports.ReportsView;
import org.sealpost.app.web.Fields;
import org.sealpost.protocol.name.DomainName;
import org.sealpost.protocol.tlsrpt.PolicyType;
import org.sealpost.reports.PolicyEcho;
import org.sealpost.reports.store.FailureKind;
import org.sealpost.reports.store.Narrowing;
import org.sealpost.reports.summary.Summary;

/// Which reports are listed of those that a page is about. The figures of the page lead to lists like these.
///
/// @param failing only those with failures
/// @param worth `counts` for those that count, `other` for those that do not
/// @param type only those that tell of this kind of policy, by its word in reports
/// @param cause only those that tell of failures of this kind, by its [Mark]
/// @param policy only those of senders that applied this policy, by its [Mark]
record ReportFilter(
        boolean failing,
        Optional<String> worth,
        Optional<String> type,
        Optional<String> cause,
        Optional<String> policy) {
    static final ReportFilter ALL =
            new ReportFilter(false, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    static final String FAILING = "failing";
    static final String WORTH = "worth";
    static final String TYPE = "type";
    static final String CAUSE = "cause";
    static final String POLICY = "policy";
    static final String COUNTS = "counts";
    static final String OTHER = "other";
    private static final Set<String> WORTHS = Set.of(COUNTS, OTHER);
    private static final int LONGEST = 200;

    /// What nobody could have offered is left out; [#problem] says of it.
    static ReportFilter read(Fields query) {
        return new ReportFilter(
                query.has(FAILING),
                query.one(WORTH).filter(WORTHS::contains),
                query.one(TYPE).filter(word -> word.length() <= LONGEST),
                query.one(CAUSE).filter(Mark::isOne),
                query.one(POLICY).filter(Mark::isOne));
    }

    /// What of a query is no filter, in a sentence.
    static Optional<String> problem(Fields query) {
        ReportFilter read = read(query);
        boolean left = (query.one(WORTH).isPresent() && read.worth.isEmpty())
                || (query.one(TYPE).isPresent() && read.type.isEmpty())
                || (query.one(CAUSE).isPresent() && read.cause.isEmpty())
                || (query.one(POLICY).isPresent() && read.policy.isEmpty());
        return left ? Optional.of("The address asks for a list that there is not.") : Optional.empty();
    }

    /// As fields of a query.
    Map<String, String> fields() {
        var fields = new TreeMap<String, String>();
        if (failing) {
            fields.put(FAILING, "on");
        }
        worth.ifPresent(word -> fields.put(WORTH, word));
        type.ifPresent(word -> fields.put(TYPE, word));
        cause.ifPresent(mark -> fields.put(CAUSE, mark));
        policy.ifPresent(mark -> fields.put(POLICY, mark));
        return fields;
    }

    /// The kind of failure that is meant, among those of the page.
    Optional<FailureKind> failure(Supplier<ReportsView.Seen> seen) {
        return cause.flatMap(mark -> seen.get().overview().causes().stream()
                .map(line -> line.cause().kind())
                .filter(kind -> Mark.of(kind).equals(mark))
                .findFirst());
    }

    /// The policy that is meant, among those of the page.
    Optional<PolicyEcho> echo(Supplier<ReportsView.Seen> seen) {
        return policy.flatMap(mark -> seen.get().overview().summary().echoes().stream()
                .map(Summary.EchoLine::echo)
                .filter(echo -> Mark.of(echo).equals(mark))
                .findFirst());
    }

    /// Empty when what is meant is not on the page, as in other days.
    ///
    /// @param seen what the page shows; adding it up may take long
    /// @param trusted whose word counts
    Optional<Narrowing> narrowing(Supplier<ReportsView.Seen> seen, Set<DomainName> trusted) {
        Optional<FailureKind> failure = failure(seen);
        Optional<PolicyEcho> echo = echo(seen);
        return (cause.isPresent() && failure.isEmpty()) || (policy.isPresent() && echo.isEmpty())
                ? Optional.empty()
                : Optional.of(new Narrowing(
                        worth.map(word -> new Narrowing.Worth(word.equals(COUNTS), trusted)),
                        type.map(PolicyType::of),
                        echo,
                        failure));
    }
}
