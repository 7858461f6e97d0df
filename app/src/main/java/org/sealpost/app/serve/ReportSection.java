package org.sealpost.app.serve;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.sealpost.app.page.Linked;
import org.sealpost.app.page.Turns;
import org.sealpost.app.render.reports.SessionWords;
import org.sealpost.app.web.Fields;
import org.sealpost.protocol.tlsrpt.FailureDetail;
import org.sealpost.protocol.tlsrpt.PolicyResult;

/// Which part of a report a page shows. A report may have a thousand policies with thousands of rows each; a page has
/// some of them, and leads to the others.
///
/// @param policy the first policy that is shown, counted from 1
/// @param row the first row of it that is shown, counted from 1; above 1 that policy stands alone
record ReportSection(int policy, int row) {
    static final ReportSection FIRST = new ReportSection(1, 1);
    private static final int POLICIES = 20;
    private static final int ROWS = 50;
    /// As many rows as a policy has that stands alone.
    private static final int MORE_ROWS = 500;

    /// @return empty when it says no numbers
    static Optional<ReportSection> read(Fields query) {
        Optional<Integer> policy = number(query, "policy");
        Optional<Integer> row = number(query, "row");
        return policy.isEmpty() || row.isEmpty()
                ? Optional.empty()
                : Optional.of(new ReportSection(policy.get(), row.get()));
    }

    private static Optional<Integer> number(Fields query, String name) {
        String text = query.one(name).orElse("1");
        return text.matches("[1-9][0-9]{0,8}") ? Optional.of(Integer.parseInt(text)) : Optional.empty();
    }

    /// A policy and its number in the report.
    record Numbered(int number, PolicyResult policy) {}

    /// Whether the report has this part.
    boolean isOf(List<PolicyResult> all) {
        return policy <= Math.max(1, all.size())
                && (row == 1 || row <= all.get(policy - 1).failureDetails().size());
    }

    private boolean alone() {
        return row > 1;
    }

    Stream<Numbered> policies(List<PolicyResult> all) {
        return IntStream.range(policy - 1, Math.min(all.size(), policy - 1 + (alone() ? 1 : POLICIES)))
                .mapToObj(i -> new Numbered(i + 1, all.get(i)));
    }

    Stream<FailureDetail> rows(PolicyResult of) {
        return of.failureDetails().stream().skip(row - 1L).limit(alone() ? MORE_ROWS : ROWS);
    }

    /// To the other policies.
    Turns turns(List<PolicyResult> all, String address) {
        var links = new ArrayList<Linked>();
        if (alone()) {
            links.add(new Linked("All of the report", address));
            return new Turns("Policy " + of(policy, policy, all.size()), links);
        }
        if (all.size() <= POLICIES && policy == 1) {
            return Turns.NONE;
        }
        int last = Math.min(all.size(), policy - 1 + POLICIES);
        if (policy > 1) {
            links.add(new Linked("Policies before", address + "?policy=" + Math.max(1, policy - POLICIES)));
        }
        if (last < all.size()) {
            links.add(new Linked("Policies after", address + "?policy=" + (last + 1)));
        }
        return new Turns("Policies " + of(policy, last, all.size()), links);
    }

    /// To the other rows of a policy.
    Turns turns(Numbered shown, String address) {
        int all = shown.policy().failureDetails().size();
        int last = Math.min(all, row - 1 + (alone() ? MORE_ROWS : ROWS));
        var links = new ArrayList<Linked>();
        if (!alone() && last == all) {
            return Turns.NONE;
        }
        String rows = address + "?policy=" + shown.number();
        if (alone()) {
            int before = row - MORE_ROWS;
            links.add(new Linked("Rows before", before > 1 ? rows + "&row=" + before : rows));
        }
        if (last < all) {
            links.add(new Linked("Rows after", rows + "&row=" + (last + 1)));
        }
        return new Turns("Rows " + of(row, last, all), links);
    }

    private static String of(int first, int last, int all) {
        return (first == last ? "" + first : SessionWords.number(first) + " to " + SessionWords.number(last)) + " of "
                + SessionWords.number(all);
    }
}
