package org.sealpost.app.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.sealpost.app.store.Mails.DAY;
import static org.sealpost.app.store.Mails.DOMAIN;
import static org.sealpost.app.store.Mails.GOOGLE;
import static org.sealpost.app.store.Mails.UNPROVEN;
import static org.sealpost.app.store.Mails.failure;
import static org.sealpost.app.store.Mails.mail;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.sealpost.app.store.Mails.Text;
import org.sealpost.protocol.name.DomainName;
import org.sealpost.protocol.tlsrpt.PolicyType;
import org.sealpost.reports.Arrival;
import org.sealpost.reports.Authenticity;
import org.sealpost.reports.Reporter;
import org.sealpost.reports.row.Daily;
import org.sealpost.reports.row.Failure;
import org.sealpost.reports.row.Tally;
import org.sealpost.reports.store.Applied;
import org.sealpost.reports.store.Cause;
import org.sealpost.reports.store.Heard;
import org.sealpost.reports.store.ReportStore;
import org.sealpost.reports.store.Voices;

/// However many strangers say something, what is read of them is of one size, and hides nothing of what counts.
class CrowdTest extends EachStore {
    private static final int CROWD = DailySums.OTHERS + 50;
    private static final Reporter.Claimed ODD = new Reporter.Claimed("(?)', '?");

    private void keepAll(List<Arrival> arrivals) {
        store.keep(arrivals);
    }

    private static List<Arrival> crowd(IntFunction<Text> text) {
        return IntStream.range(0, CROWD)
                .mapToObj(i -> mail(UNPROVEN, text.apply(i)))
                .toList();
    }

    private static Text stranger(int i, long good, String failures) {
        return new Text("Stranger " + i, "s" + i, DAY, DOMAIN.ascii(), good, 1, failures);
    }

    @Test
    void thoseThatDoNotCountAndHaveFewSessionsAreToldTogether() {
        keepAll(crowd(i -> stranger(i, 1_000 + i, "")));
        keep(mail(GOOGLE, new Text("g", 3, 0)));
        keep(mail(new Authenticity.Verified(DomainName.of("example.com"), "s", "rsa-sha256"), new Text("o", 2, 0)));

        List<Daily> daily = daily();
        assertThat(daily)
                .extracting(Daily::reporter)
                .hasSize(DailySums.OTHERS + 3)
                .contains(PROVEN, new Reporter.Claimed("Stranger " + (CROWD - 1)), new Reporter.Rest(true));
        assertThat(daily)
                .filteredOn(each -> each.reporter().equals(new Reporter.Rest(false)))
                .singleElement()
                .satisfies(rest -> {
                    assertThat(rest.reports()).isEqualTo(50);
                    assertThat(rest.total()).isEqualTo(new Tally(50 * 1_000 + 49 * 50 / 2, 50));
                });
        assertThat(daily.stream().mapToLong(each -> each.total().successful()).sum())
                .isEqualTo(CROWD * 1_000L + CROWD * (CROWD - 1) / 2 + 3 + 2);
    }

    @Test
    void whoeverIsAskedForIsHeardAlone() {
        keepAll(crowd(i -> stranger(i, 1_000 + i, failure("certificate-expired", "mx" + i, "", 1))));
        keep(mail(
                UNPROVEN,
                new Text(ODD.name(), "o", DAY, DOMAIN.ascii(), 5, 2, failure("certificate-expired", "mx", "", 2))));
        var only = new Voices(COUNTING, Optional.of(ODD.name()));

        assertThat(store.daily(Optional.of(DOMAIN), DAY, DAY, only))
                .singleElement()
                .satisfies(each -> {
                    assertThat(each.reporter()).isEqualTo(ODD);
                    assertThat(each.total()).isEqualTo(new Tally(5, 2));
                });
        assertThat(store.about(Set.of(DOMAIN)).daily(DAY, DAY, only)).hasSize(1);
        assertThat(store.causes(Optional.of(DOMAIN), DAY, DAY, only, 9))
                .extracting(Cause::reporter)
                .containsExactly(ODD);
        assertThat(store.applied(DOMAIN, DAY, DAY, only)).singleElement().satisfies(each -> {
            assertThat(each.reporters()).isEqualTo(1);
            assertThat(each.days()).containsOnly(Map.entry(DAY, new Tally(5, 2)));
        });
    }

    @Test
    void aNameThatLooksLikePartOfAQuestionIsAName() {
        keepAll(crowd(i -> stranger(i, 1, "")));
        keep(mail(UNPROVEN, new Text(ODD.name(), "o", DAY, DOMAIN.ascii(), 5_000, 0, "")));
        assertThat(daily()).extracting(Daily::reporter).contains(ODD);
    }

    @Test
    void kindsOfPolicyWithoutMeaningAreToldTogetherUnlessTheyComeFromOneThatCounts() {
        keep(mail(UNPROVEN, new Text("a", 7, 0).json().replace("\"sts\"", "\"strange-1\""), Mails.at(DAY), ""));
        keep(mail(UNPROVEN, new Text("b", 6, 0).json().replace("\"sts\"", "\"strange-2\""), Mails.at(DAY), ""));
        keep(mail(GOOGLE, new Text("c", 5, 0).json().replace("\"sts\"", "\"strange-3\""), Mails.at(DAY), ""));
        assertThat(daily().stream().flatMap(each -> each.byType().entrySet().stream()))
                .containsExactlyInAnyOrder(
                        Map.entry(new PolicyType.Unknown("other"), new Tally(13, 0)),
                        Map.entry(new PolicyType.Unknown("strange-3"), new Tally(5, 0)));
    }

    @Test
    void policiesAndCausesOfThoseThatCountComeFirst() {
        keepAll(crowd(i -> new Text(
                "Stranger " + i,
                "s" + i,
                DAY,
                DOMAIN.ascii(),
                1_000,
                9,
                failure("certificate-expired", "mx" + i, "", 9))));
        for (int i = 0; i < ReportStore.MOST_POLICIES; i++) {
            keep(mail(
                    UNPROVEN,
                    new Text("p" + i, 900, 0).json().replace("mx: mx.", "mx: m" + i + "."),
                    Mails.at(DAY),
                    ""));
        }
        String counted = new Text("g", 3, 1)
                .with(failure("validation-failure", "mx", "", 1))
                .json();
        keep(mail(GOOGLE, counted.replace("mx: mx.", "mx: ours."), Mails.at(DAY), ""));

        List<Applied> applied = store.applied(DOMAIN, DAY, DAY, VOICES);
        assertThat(applied).hasSize(ReportStore.MOST_POLICIES);
        assertThat(applied.getFirst().echo().toString()).contains("ours.example.org");
        assertThat(applied.get(1).reporters()).isEqualTo(CROWD);
        assertThat(applied.get(1).days()).containsOnly(Map.entry(DAY, new Tally(1_000L * CROWD, 9L * CROWD)));
        assertThat(store.causes(Optional.of(DOMAIN), DAY, DAY, VOICES, 2))
                .extracting(Cause::reporter)
                .hasSize(2)
                .startsWith(PROVEN);
        assertThat(store.causes(Optional.empty(), DAY, DAY, VOICES, 1))
                .extracting(Cause::reporter)
                .containsExactly(PROVEN);
        assertThat(store.about(Set.of(DOMAIN)).causes(DAY, DAY, VOICES, 1))
                .extracting(Cause::reporter)
                .containsExactly(PROVEN);
    }

    @Test
    void rowsOfThoseThatCountAreAllThere() {
        keep(mail(GOOGLE, new Text("g", 3, 1).with(failure("validation-failure", "mx", "", 1))));
        keep(mail(UNPROVEN, new Text("u", 3, 9).with(failure("validation-failure", "mx", "", 9))));
        Heard few = store.rows(DOMAIN, DAY, DAY, COUNTING);
        assertThat(few.cut()).isFalse();
        assertThat(few.rows())
                .hasSize(2)
                .allSatisfy(row -> assertThat(row.failures()).hasSize(1));

        for (int i = 0; i < 3; i++) {
            keep(mail(UNPROVEN, policies(i), Mails.at(DAY), ""));
        }
        Heard many = store.rows(DOMAIN, DAY, DAY, COUNTING);
        assertThat(many.cut()).isTrue();
        assertThat(many.rows()).hasSize(RowQueries.OTHERS + 2).containsAll(few.rows());
    }

    /// A report with a thousand policies and no failures.
    static String policies(int id) {
        String json = new Text("Crowd", "m" + id, DAY, DOMAIN.ascii(), 50, 0, "").json();
        String policy = json.substring(json.indexOf("{\"policy\""), json.length() - 2);
        return json.replace(
                policy,
                IntStream.range(0, 1_000)
                        .mapToObj(i -> policy.replace("mx: mx.", "mx: m" + id + "-" + i + "."))
                        .collect(Collectors.joining(",")));
    }

    @Test
    void theLargestFailuresOfAReportAreKeptAndTheOthersAddedUp() {
        var details = new ArrayList<String>();
        for (int i = 0; i < Largest.MOST; i++) {
            details.add(failure("certificate-expired", "mx" + i, "large", 5));
        }
        for (int i = 0; i < 30; i++) {
            details.add(0, failure(i % 3 == 0 ? "validation-failure" : "kind-" + i, "small" + i, "small", 2));
        }
        keep(mail(GOOGLE, new Text("g", 0, 5_060).with(String.join(",", details))));

        List<Failure> failures = rows().getFirst().failures();
        assertThat(failures).hasSize(Largest.MOST + 2);
        assertThat(failures.stream().mapToLong(Failure::sessions).sum()).isEqualTo(5_060);
        assertThat(failures)
                .filteredOn(each -> each.mx().isEmpty())
                .extracting(each -> each.type().map(type -> type.word()).orElse(""), Failure::sessions)
                .containsExactlyInAnyOrder(tuple("", 40L), tuple("validation-failure", 20L));
    }
}
