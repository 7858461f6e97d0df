package org.sealpost.app.api;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.sealpost.app.access.Permission;
import org.sealpost.app.store.FleetList;
import org.sealpost.app.web.Fields;
import org.sealpost.protocol.name.DomainName;
import org.sealpost.reports.store.Selection;

/// Which reports a program asks for.
///
/// @param domains those that it may be told of, and asks for
/// @param from the first day, `to` the last
record ReportsAsked(Set<DomainName> domains, Optional<String> reporter, LocalDate from, LocalDate to, boolean failing) {
    private static final int DOMAINS = 10_000;
    private static final int USUAL_DAYS = 30;
    private static final int LONGEST = 400;
    private static final String DOMAIN = "domain";
    private static final String REPORTER = "reporter";
    private static final String FROM = "from";
    private static final String TO = "to";

    ReportsAsked {
        domains = Set.copyOf(domains);
    }

    static Parameter[] parameters() {
        return new Parameter[] {
            Parameter.query(DOMAIN, Shape.string("Only about this domain, in A-labels.")),
            Parameter.query(REPORTER, Shape.string("Only of this reporter.")),
            Parameter.query(FROM, Shape.string("The first day, such as 2026-11-01; 30 days where nothing is said.")),
            Parameter.query(TO, Shape.string("The last day; yesterday where nothing is said."))
        };
    }

    /// The domains of the tenant that somebody may be told of.
    static Set<DomainName> own(Visit visit, Desk desk) {
        return desk.fleet().list().names(visit.tenant().word(), FleetList.Choice.ALL, DOMAINS).stream()
                .filter(domain -> visit.may(Permission.SEE_REPORTS, domain))
                .collect(Collectors.toSet());
    }

    /// @param yesterday the last day of which there may be reports
    /// @throws Refused when something is not what it should be
    static ReportsAsked of(Visit visit, Desk desk, LocalDate yesterday) {
        Fields query = visit.call().query();
        Set<DomainName> own = own(visit, desk);
        Set<DomainName> asked = query.one(DOMAIN)
                .map(text -> Set.of(
                        DomainName.ofWire(text).filter(own::contains).orElseThrow(() -> Refused.notThere(DOMAIN))))
                .orElse(own);
        try {
            LocalDate to = query.one(TO).map(LocalDate::parse).orElse(yesterday);
            LocalDate from = query.one(FROM).map(LocalDate::parse).orElseGet(() -> to.minusDays(USUAL_DAYS - 1L));
            if (from.isAfter(to) || from.plusDays(LONGEST).isBefore(to)) {
                throw new Refused(
                        Problem.MALFORMED, "The first day is before the last, by " + LONGEST + " days at the most.");
            }
            return new ReportsAsked(asked, query.one(REPORTER), from, to, query.has("failing"));
        } catch (DateTimeException | ArithmeticException noDay) {
            throw new Refused(Problem.MALFORMED, "A day is written like " + yesterday + ".");
        }
    }

    Selection selection(int most) {
        return new Selection(Optional.empty(), reporter, from, to, failing, most);
    }
}
