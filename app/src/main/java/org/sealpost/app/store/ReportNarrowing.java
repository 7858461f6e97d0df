package org.sealpost.app.store;

import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.sealpost.protocol.name.DomainName;
import org.sealpost.protocol.tlsrpt.ResultType;
import org.sealpost.reports.store.FailureKind;
import org.sealpost.reports.store.Narrowing;

/// A [Narrowing] as conditions on the table of reports.
final class ReportNarrowing {
    private ReportNarrowing() {}

    /// @param only about these domains alone; when it is empty, about all
    /// @param day the day of the reports, since 1970
    static void add(Narrowing by, Set<DomainName> only, long day, StringBuilder where, List<Object> values) {
        by.worth().ifPresent(worth -> {
            where.append(worth.counts() ? " AND " : " AND NOT ")
                    .append("(counts = 1 AND reporter IN (")
                    .append(among(worth.trusted(), values))
                    .append("))");
        });
        if (by.type().isPresent() || by.echo().isPresent() || by.failure().isPresent()) {
            where.append(" AND report.content IN (SELECT reported.content FROM reported");
            by.failure()
                    .ifPresent(_ -> where.append(
                            " JOIN failure ON failure.content = reported.content AND failure.n = reported.n"));
            where.append(" WHERE reported.day = ?");
            values.add(day);
            if (!only.isEmpty()) {
                where.append(" AND reported.domain IN (")
                        .append(among(only, values))
                        .append(')');
            }
            rows(by, where, values);
            where.append(')');
        }
    }

    private static void rows(Narrowing by, StringBuilder where, List<Object> values) {
        var texts = new Texts();
        Stream.concat(by.type().stream(), by.failure().map(FailureKind::policy).stream())
                .forEach(type -> {
                    where.append(" AND reported.type = ?");
                    values.add(texts.code(type.word(), 0));
                });
        by.echo().ifPresent(echo -> {
            where.append(" AND reported.echo = ?");
            values.add(texts.code(echo, 0));
        });
        by.failure().ifPresent(kind -> {
            where.append(" AND failure.type = ? AND mx = ? AND receiving_ip = ? AND reason = ?");
            List.of(kind.type().map(ResultType::word), kind.mx(), kind.receivingIp(), kind.reason())
                    .forEach((Optional<String> text) -> values.add(texts.code(text, 0)));
        });
    }

    /// @return a place for each in a list of values
    private static String among(Collection<DomainName> domains, List<Object> values) {
        domains.forEach(domain -> values.add(domain.ascii()));
        return domains.isEmpty() ? "''" : String.join(", ", Collections.nCopies(domains.size(), "?"));
    }
}
