package org.sealpost.app.store;

import static org.sealpost.app.store.Mails.DAY;
import static org.sealpost.app.store.Mails.DOMAIN;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.sealpost.protocol.name.DomainName;
import org.sealpost.reports.Arrival;
import org.sealpost.reports.PolicyEcho;
import org.sealpost.reports.Reporter;
import org.sealpost.reports.row.Daily;
import org.sealpost.reports.row.Row;
import org.sealpost.reports.store.Kept;
import org.sealpost.reports.store.Selection;
import org.sealpost.reports.store.StoredReport;
import org.sealpost.reports.store.Voices;

/// A store of each kind, new for each test.
@ParameterizedClass
@EnumSource(TestDatabase.class)
class EachStore {
    static final LocalDate TO = DAY.plusDays(1);
    static final Reporter PROVEN = new Reporter.Proven(DomainName.of("google.com"));
    static final Reporter CLAIMED = new Reporter.Claimed("Google Inc.");
    static final Set<DomainName> COUNTING = Set.of(DomainName.of("google.com"));
    static final Voices VOICES = Voices.all(COUNTING);
    static final PolicyEcho ECHO = new PolicyEcho.Of("testing", new TreeSet<>(Set.of("mx.example.org")));

    @Parameter
    TestDatabase database = TestDatabase.SQLITE;

    @TempDir
    Path folder = Path.of("");

    @RegisterExtension
    final Places places = new Places();

    SqlReportStore store = new SqlReportStore(new Database(Dialect.SQLITE, () -> {
        throw new SQLException("not open");
    }));

    String place = "";

    String newPlace() throws SQLException {
        return places.next(database, folder);
    }

    @BeforeEach
    void open() throws SQLException {
        place = newPlace();
        store = ReportStores.open(place);
    }

    @AfterEach
    void close() {
        store.close();
    }

    Kept keep(Arrival arrival) {
        return store.keep(List.of(arrival)).getFirst();
    }

    List<Row> rows() {
        return store.rows(DOMAIN, DAY.minusDays(60), TO, COUNTING).rows();
    }

    List<Daily> daily() {
        return store.daily(Optional.of(DOMAIN), DAY.minusDays(60), TO, VOICES);
    }

    List<StoredReport> all() {
        var all = new ArrayList<StoredReport>();
        store.each(selection(Optional.empty(), Optional.empty(), false), all::add);
        return all;
    }

    static Selection selection(Optional<DomainName> domain, Optional<String> reporter, boolean failing) {
        return new Selection(
                domain, reporter, LocalDate.parse("1970-01-01"), DAY.plusDays(400), failing, Integer.MAX_VALUE);
    }
}
