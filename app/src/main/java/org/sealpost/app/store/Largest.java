package org.sealpost.app.store;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.sealpost.protocol.tlsrpt.ResultType;
import org.sealpost.reports.row.Failure;
import org.sealpost.reports.row.Row;

/// Which failures of a report are kept one by one: the largest. The others of a row are added up by their result
/// type, where that is one of RFC 8460 §4.3; what kind they were stands in the text of the report.
final class Largest {
    /// A report of a large provider tells of some hundreds at the most.
    static final int MOST = 1_000;

    private final Set<Failure> named = Collections.newSetFromMap(new IdentityHashMap<>());

    /// @param rows all of a report
    Largest(List<Row> rows) {
        rows.stream()
                .flatMap(row -> row.failures().stream())
                .sorted(Comparator.comparingLong(Failure::sessions).reversed())
                .limit(MOST)
                .forEach(named::add);
    }

    List<Failure> of(Row row) {
        var failures = new ArrayList<Failure>();
        Map<String, Failure> others = new TreeMap<>();
        for (Failure failure : row.failures()) {
            if (named.contains(failure)) {
                failures.add(failure);
            } else {
                others.merge(type(failure).map(ResultType::word).orElse(""), alone(failure), Largest::added);
            }
        }
        failures.addAll(others.values());
        return failures;
    }

    private static Optional<ResultType> type(Failure failure) {
        return failure.type().filter(ResultType.Known.class::isInstance);
    }

    private static Failure alone(Failure failure) {
        return new Failure(
                type(failure),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Contents.bounded(failure.sessions()));
    }

    private static Failure added(Failure one, Failure other) {
        return new Failure(
                one.type(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Contents.bounded(one.sessions() + other.sessions()));
    }
}
