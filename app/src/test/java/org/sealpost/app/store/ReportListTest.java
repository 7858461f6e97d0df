package org.sealpost.app.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.sealpost.protocol.name.DomainName;
import org.sealpost.protocol.tlsrpt.PolicyType;
import org.sealpost.reports.row.Tally;
import org.sealpost.reports.store.StoredReport;

/// Lists of reports, however large these are.
class ReportListTest extends EachStore {
    private static final DomainName OTHER = DomainName.of("example.net");
    private static final int LONG = 8_000;

    private List<ListedReport> list(DomainName... domains) {
        var all = new ArrayList<ListedReport>();
        assertThat(store.about(Set.of(domains))
                        .list(selection(Optional.empty(), Optional.empty(), false), Optional.empty(), all::add))
                .isEmpty();
        return all;
    }

    private List<StoredReport> whole() {
        var all = new ArrayList<StoredReport>();
        store.about(Set.of(Mails.DOMAIN)).each(selection(Optional.empty(), Optional.empty(), false), all::add);
        return all;
    }

    private static Mails.Text about(String id, DomainName domain, long good, long bad) {
        return new Mails.Text("Google Inc.", id, Mails.DAY, domain.ascii(), good, bad, "");
    }

    @Test
    void aListTellsWhatWasCountedOfTheseDomainsAndNothingOfOthers() {
        String one = about("m1", Mails.DOMAIN, 5, 1).json();
        String other = about("m1", OTHER, 7, 2).json();
        String policy = one.substring(one.indexOf("{\"policy\""), one.length() - 2);
        String both = one.substring(0, one.length() - 2) + ","
                + policy.replace("\"policy-type\":\"sts\"", "\"policy-type\":\"tlsa\"") + ","
                + other.substring(other.indexOf("{\"policy\""));
        keep(Mails.mail(Mails.GOOGLE, both, Mails.at(Mails.DAY), "Subject: both"));
        StoredReport whole = whole().getFirst();
        ListedReport listed = list(Mails.DOMAIN).getFirst();
        assertThat(listed.id()).isEqualTo(whole.id());
        assertThat(listed.reporter()).isEqualTo(whole.reporter());
        assertThat(listed.day()).isEqualTo(Mails.DAY);
        assertThat(listed.counts()).isEqualTo(whole.counts());
        assertThat(listed.first()).isEqualTo(whole.first());
        assertThat(listed.total()).isEqualTo(new Tally(5, 1));
        assertThat(listed.policies())
                .containsExactlyInAnyOrder(
                        new ListedReport.Policy(Mails.DOMAIN, PolicyType.Known.STS, new Tally(5, 1)),
                        new ListedReport.Policy(Mails.DOMAIN, PolicyType.Known.TLSA, new Tally(5, 1)));
        assertThat(list(Mails.DOMAIN, OTHER).getFirst().total()).isEqualTo(new Tally(12, 3));
        assertThat(list(OTHER).getFirst().policies()).hasSize(1);
    }

    /// What cannot be unpacked is a fault for whoever wants the text, and for nobody else.
    @Test
    void aListReadsNoTexts() throws SQLException {
        keep(Mails.mail(Mails.GOOGLE, about("a", Mails.DOMAIN, 3, 0)));
        try (Connection connection = TestDatabase.connection(place);
                Statement statement = connection.createStatement()) {
            statement.execute(
                    "UPDATE content SET json = " + (database == TestDatabase.SQLITE ? "x'0105'" : "'\\x0105'::bytea"));
        }
        assertThat(list(Mails.DOMAIN)).hasSize(1);
        assertThatThrownBy(this::whole).isInstanceOf(StoreFault.class);
    }

    @Test
    void largeReportsAreReadAFewAtATime() {
        var random = new Random(7);
        for (int i = 0; i < 5; i++) {
            String failures = IntStream.range(0, 200)
                    .mapToObj(_ -> Mails.failure("certificate-expired", "mx", noise(random), 1))
                    .collect(Collectors.joining(","));
            keep(Mails.mail(
                    Mails.GOOGLE, about("large" + i, Mails.DOMAIN, 1, 200).with(failures)));
        }
        try (Database same = Databases.isServer(place)
                ? Databases.server(place, Optional.empty(), Part.REPORTS)
                : Databases.file(Path.of(place), Part.REPORTS)) {
            StoredReports.Page page = same.read(sql -> new StoredReports(sql)
                    .page(
                            selection(Optional.empty(), Optional.empty(), false),
                            Set.of(),
                            StoredReports.Mark.before(Mails.DAY),
                            100));
            assertThat(page.reports()).hasSizeBetween(1, 4);
            assertThat(page.next()).isPresent();
        }
        assertThat(whole()).extracting(StoredReport::id).hasSize(5).doesNotHaveDuplicates();
        assertThat(all()).hasSize(5);
    }

    private static String noise(Random random) {
        return random.ints(LONG, 'a', 'z')
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
