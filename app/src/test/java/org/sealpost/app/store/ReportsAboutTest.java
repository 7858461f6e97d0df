package org.sealpost.app.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.sealpost.protocol.name.DomainName;
import org.sealpost.protocol.tlsrpt.PolicyType;
import org.sealpost.reports.row.Daily;
import org.sealpost.reports.row.Tally;
import org.sealpost.reports.store.Selection;
import org.sealpost.reports.store.StoredReport;

/// What reports tell about the domains of one tenant, and nothing else.
class ReportsAboutTest extends EachStore {
    private static final DomainName OTHER = DomainName.of("example.net");
    private static final DomainName THIRD = DomainName.of("example.com");
    private static final DomainName GOOGLE = DomainName.of("google.com");

    private static Mails.Text about(String id, DomainName domain, long good, long bad) {
        return new Mails.Text("Google Inc.", id, Mails.DAY, domain.ascii(), good, bad, "");
    }

    /// A report about both, of which no reader may see all.
    private static String mixed() {
        String one = about("m1", Mails.DOMAIN, 5, 1).json();
        String other = about("m1", OTHER, 7, 2).json();
        return one.replace("\"failure-details\":[]}]}", "\"failure-details\":[]},")
                + other.substring(other.indexOf("{\"policy\""));
    }

    private List<StoredReport> reports(DomainName... domains) {
        var all = new ArrayList<StoredReport>();
        store.about(Set.of(domains)).each(selection(Optional.empty(), Optional.empty(), false), all::add);
        return all;
    }

    @Test
    void sumsAreOfTheseDomainsAndOfNoOthers() {
        keep(Mails.mail(Mails.GOOGLE, about("a", Mails.DOMAIN, 10, 1)));
        keep(Mails.mail(Mails.GOOGLE, about("b", OTHER, 100, 20)));
        keep(Mails.mail(Mails.GOOGLE, about("c", THIRD, 1_000, 300)));
        List<Daily> both = store.about(Set.of(Mails.DOMAIN, OTHER)).daily(Mails.DAY, Mails.DAY, VOICES);
        assertThat(both).hasSize(1);
        assertThat(both.getFirst().total()).isEqualTo(new Tally(110, 21));
        assertThat(both.getFirst().reports()).isEqualTo(2);
        assertThat(store.about(Set.of(Mails.DOMAIN, OTHER)).domains(Mails.DAY, Mails.DAY, Set.of(GOOGLE)))
                .extracting(total -> total.domain())
                .containsExactly(OTHER, Mails.DOMAIN);
        assertThat(store.about(Set.of()).daily(Mails.DAY, Mails.DAY, VOICES)).isEmpty();
    }

    @Test
    void sessionsToldUnderTwoPoliciesAreCountedOnce() {
        String json = about("a", Mails.DOMAIN, 10, 1).json();
        String policy = json.substring(json.indexOf("{\"policy\""), json.length() - 2);
        String both = json.substring(0, json.length() - 2) + ","
                + policy.replace("\"policy-type\":\"sts\"", "\"policy-type\":\"tlsa\"") + "]}";
        keep(Mails.mail(Mails.GOOGLE, both, Mails.at(Mails.DAY), "Subject: two"));
        Daily day = store.about(Set.of(Mails.DOMAIN))
                .daily(Mails.DAY, Mails.DAY, VOICES)
                .getFirst();
        assertThat(day.total()).isEqualTo(new Tally(10, 1));
        assertThat(day.byType()).containsOnlyKeys(PolicyType.Known.STS, PolicyType.Known.TLSA);
        assertThat(store.about(Set.of(Mails.DOMAIN)).trend(Mails.DAY, Mails.DAY, Set.of(GOOGLE)))
                .containsEntry(Mails.DOMAIN, Map.of(Mails.DAY, new Tally(10, 1)));
    }

    @Test
    void whatIsNotProvenIsToldAndIsInNoTrend() {
        keep(Mails.mail(Mails.UNPROVEN, about("a", Mails.DOMAIN, 0, 900)));
        assertThat(store.about(Set.of(Mails.DOMAIN)).daily(Mails.DAY, Mails.DAY, VOICES))
                .hasSize(1);
        assertThat(store.about(Set.of(Mails.DOMAIN)).trend(Mails.DAY, Mails.DAY, Set.of(GOOGLE)))
                .isEmpty();
        assertThat(store.about(Set.of(Mails.DOMAIN)).domains(Mails.DAY, Mails.DAY, Set.of(GOOGLE)))
                .isEmpty();
    }

    @Test
    void causesAreThoseOfTheseDomains() {
        String failure = Mails.failure("certificate-expired", "mx.example.net", "why", 2);
        keep(Mails.mail(Mails.GOOGLE, about("a", Mails.DOMAIN, 1, 2).with(failure)));
        keep(Mails.mail(Mails.GOOGLE, about("b", OTHER, 1, 2).with(failure)));
        keep(Mails.mail(Mails.GOOGLE, about("c", THIRD, 1, 2).with(failure)));
        assertThat(store.about(Set.of(Mails.DOMAIN, OTHER)).causes(Mails.DAY, Mails.DAY, VOICES, 10))
                .extracting(cause -> cause.domain())
                .containsExactlyInAnyOrder(Mails.DOMAIN, OTHER);
        assertThat(store.about(Set.of(THIRD)).causes(Mails.DAY, Mails.DAY, VOICES, 10))
                .hasSize(1);
    }

    @Test
    void aReportIsFoundByItsWholeIdAndByThoseItTellsOf() {
        keep(Mails.mail(Mails.GOOGLE, about("a", Mails.DOMAIN, 1, 0)));
        String id = reports(Mails.DOMAIN).getFirst().id();
        assertThat(store.about(Set.of(Mails.DOMAIN)).report(id)).isPresent();
        assertThat(store.about(Set.of(Mails.DOMAIN)).report(id.substring(0, 20)))
                .isEmpty();
        assertThat(store.about(Set.of(OTHER)).report(id)).isEmpty();
        assertThat(reports(OTHER)).isEmpty();
    }

    @Test
    void whatItCameInIsForThoseAloneWhomAllOfItIsAbout() {
        keep(Mails.mail(Mails.GOOGLE, mixed(), Mails.at(Mails.DAY), "Subject: both"));
        StoredReport report = reports(Mails.DOMAIN).getFirst();
        assertThat(reports(OTHER)).extracting(StoredReport::id).containsExactly(report.id());
        assertThat(store.about(Set.of(Mails.DOMAIN)).octets(report)).isEmpty();
        assertThat(store.about(Set.of(Mails.DOMAIN, OTHER)).octets(report)).isPresent();
    }

    @Test
    void aListGoesOnWhereItEnded() {
        for (int i = 0; i < 7; i++) {
            keep(Mails.mail(Mails.GOOGLE, about("id" + i, i < 5 ? Mails.DOMAIN : OTHER, 1, 0)));
        }
        var seen = new ArrayList<String>();
        Optional<String> after = Optional.empty();
        do {
            after = store.about(Set.of(Mails.DOMAIN))
                    .list(
                            new Selection(Optional.empty(), Optional.empty(), Mails.DAY, Mails.DAY, false, 2),
                            after,
                            report -> seen.add(report.id()));
        } while (after.isPresent());
        assertThat(seen).hasSize(5).doesNotHaveDuplicates();
    }
}
