package org.sealpost.app.serve;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import org.sealpost.app.web.Fields;
import org.sealpost.protocol.name.DomainName;
import org.sealpost.reports.store.Narrowing;
import org.sealpost.reports.store.Selection;

/// Which reports a page is about.
///
/// @param domains those that may be told of: of the tenant, and asked for
/// @param from the first day, `to` the last
/// @param filter which of them are listed
/// @param problem what of it could not be understood, in a sentence
record ReportScope(
        Set<DomainName> domains,
        Optional<String> reporter,
        LocalDate from,
        LocalDate to,
        ReportFilter filter,
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
        Optional<LocalDate> last = day(query, "to");
        Optional<LocalDate> first = day(query, "from");
        boolean noDay = (query.one("to").isPresent() && last.isEmpty())
                || (query.one("from").isPresent() && first.isEmpty());
        // The other day is kept: somebody who mistypes one does not choose both anew.
        LocalDate to = last.orElse(yesterday);
        LocalDate usual = to.minusDays(USUAL_DAYS - 1L);
        LocalDate from = first.orElse(usual);
        Optional<String> problem = noDay
                ? Optional.of("A day is written like " + yesterday + ".")
                : from.isAfter(to)
                        ? Optional.of("The first day is after the last.")
                        : from.plusDays(LONGEST).isBefore(to)
                                ? Optional.of("That is more than " + LONGEST + " days.")
                                : ReportFilter.problem(query);
        boolean fits = !from.isAfter(to) && !from.plusDays(LONGEST).isBefore(to);
        return new ReportScope(domains, reporter, fits ? from : usual, to, ReportFilter.read(query), problem);
    }

    /// Of a year that reports can be of.
    private static Optional<LocalDate> day(Fields query, String name) {
        try {
            return query.one(name).map(LocalDate::parse).filter(day -> day.getYear() >= 1970 && day.getYear() <= 9999);
        } catch (DateTimeException noDay) {
            return Optional.empty();
        }
    }

    /// The same with all of its reports in the list.
    ReportScope whole() {
        return new ReportScope(domains, reporter, from, to, ReportFilter.ALL, Optional.empty());
    }

    Selection selection(Narrowing narrowing, int most) {
        return new Selection(Optional.empty(), reporter, from, to, filter.failing(), narrowing, most);
    }
}
