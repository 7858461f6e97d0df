package org.sealpost.app.serve;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import org.sealpost.app.web.Fields;
import org.sealpost.protocol.name.DomainName;
import org.sealpost.reports.store.Selection;

/// Which reports a page is about.
///
/// @param domains those that may be told of: of the tenant, and asked for
/// @param from the first day, `to` the last
/// @param failing only reports with failures, in lists
/// @param problem what of it could not be understood, in a sentence
record ReportScope(
        Set<DomainName> domains,
        Optional<String> reporter,
        LocalDate from,
        LocalDate to,
        boolean failing,
        Optional<String> problem) {
    static final int USUAL_DAYS = 30;
    private static final int LONGEST = 400;

    ReportScope {
        domains = Set.copyOf(domains);
    }

    /// What cannot be understood is said, and the usual days are shown.
    ///
    /// @param yesterday the last day of which there may be reports
    static ReportScope read(Fields query, Set<DomainName> domains, LocalDate yesterday) {
        Optional<String> reporter = query.one("reporter");
        boolean failing = query.has("failing");
        LocalDate first = yesterday.minusDays(USUAL_DAYS - 1L);
        try {
            LocalDate to = query.one("to").map(LocalDate::parse).orElse(yesterday);
            LocalDate from = query.one("from").map(LocalDate::parse).orElseGet(() -> to.minusDays(USUAL_DAYS - 1L));
            if (from.isAfter(to)) {
                return new ReportScope(
                        domains, reporter, first, yesterday, failing, Optional.of("The first day is after the last."));
            }
            if (from.plusDays(LONGEST).isBefore(to)) {
                return new ReportScope(
                        domains,
                        reporter,
                        first,
                        yesterday,
                        failing,
                        Optional.of("That is more than " + LONGEST + " days."));
            }
            return new ReportScope(domains, reporter, from, to, failing, Optional.empty());
        } catch (DateTimeException | ArithmeticException noDay) {
            return new ReportScope(
                    domains,
                    reporter,
                    first,
                    yesterday,
                    failing,
                    Optional.of("A day is written like " + yesterday + "."));
        }
    }

    Selection selection(int most) {
        return new Selection(Optional.empty(), reporter, from, to, failing, most);
    }
}
