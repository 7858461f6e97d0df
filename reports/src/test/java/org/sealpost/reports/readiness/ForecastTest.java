package org.sealpost.reports.readiness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sealpost.reports.readiness.Case.CLOSED;
import static org.sealpost.reports.readiness.Case.GOOGLE;
import static org.sealpost.reports.readiness.Case.MICROSOFT;
import static org.sealpost.reports.readiness.Case.MX1;
import static org.sealpost.reports.readiness.Case.MX2;
import static org.sealpost.reports.readiness.Case.expired;
import static org.sealpost.reports.readiness.Case.failure;
import static org.sealpost.reports.readiness.Case.host;
import static org.sealpost.reports.readiness.Case.row;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.sealpost.reports.PolicyEcho;
import org.sealpost.reports.Reporter;

/// What would be refused today.
class ForecastTest {
    @Test
    void nothingIsRefusedWhenAllIsGood() {
        Forecast forecast = Case.ready().judge().forecast();
        assertThat(forecast.counting()).isEmpty();
        assertThat(forecast.hosts()).isEmpty();
        assertThat(forecast.sessions()).isEqualTo(14 * 500);
        assertThat(forecast.refusedADay()).isZero();
    }

    @Test
    void aRefusalSaysWhoWhereWhyAndHowMuch() {
        Forecast forecast = Case.ready()
                .with(row(GOOGLE, CLOSED, 0, expired(MX1, 20)))
                .with(row(GOOGLE, CLOSED.minusDays(13), 0, expired(MX1, 7)))
                .with(row(MICROSOFT, CLOSED, 0, expired(MX1, 1)))
                .with(row(MICROSOFT, CLOSED.minusDays(14), 0, expired(MX1, 1000)))
                .judge()
                .forecast();
        assertThat(forecast.counting()).singleElement().satisfies(refusal -> {
            assertThat(refusal.mx()).contains("mx1.example.org");
            assertThat(refusal.resultType()).contains("certificate-expired");
            assertThat(refusal.senders()).containsExactly(new Reporter.Proven(GOOGLE), new Reporter.Proven(MICROSOFT));
            assertThat(refusal.sendingAddresses()).containsExactly("198.51.100.7");
            assertThat(refusal.total()).isEqualTo(28);
            assertThat(refusal.mean()).isEqualTo(2);
            assertThat(refusal.least()).isZero();
            assertThat(refusal.most()).isEqualTo(21);
        });
    }

    @Test
    void whatPassesByItselfOrIsOnlyUnprotectedIsNotRefused() {
        assertThat(Case.ready()
                        .with(row(GOOGLE, CLOSED, 0, failure("validation-failure", "", "timeout", 3)))
                        .with(row(GOOGLE, CLOSED, 0, failure("sts-policy-fetch-error", "", "", 3)))
                        .with(row(GOOGLE, CLOSED, 0, failure("sts-policy-invalid", "", "", 3)))
                        .judge()
                        .forecast()
                        .counting())
                .isEmpty();
    }

    @Test
    void strangersAreToldOfApart() {
        Forecast forecast = Case.ready()
                .with(row(
                        new Reporter.Claimed("google.com"), CLOSED, PolicyEcho.of(Case.TESTING), 0, 7, expired(MX1, 7)))
                .judge()
                .forecast();
        assertThat(forecast.counting()).isEmpty();
        assertThat(forecast.others())
                .singleElement()
                .satisfies(refusal -> assertThat(refusal.total()).isEqualTo(7));
    }

    @Test
    void aHostThatNoReportNamesIsAtRiskWhenWeSeeIt() {
        assertThat(Case.ready()
                        .probe(Case.TODAY, host(MX2, ProbeDay.Look.red("smtp.starttls-missing")))
                        .judge()
                        .forecast()
                        .hosts())
                .containsExactly(new Forecast.HostAtRisk(MX2, Optional.of(Case.address(MX2)), "smtp.starttls-missing"));
    }
}
