package org.sealpost.reports.authentic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sealpost.protocol.name.DomainName;

class KnownReportersTest {
    private final KnownReporters known = KnownReporters.shipped();

    @ParameterizedTest
    @CsvSource({
        "google.com, Google Inc., true",
        "microsoft.com, Microsoft Corporation, false",
        "corp.mail.ru, Mail.ru, false",
    })
    void theTableKnowsThese(String domain, String organization, boolean steady) {
        KnownReporter reporter = known.bySigner(DomainName.of(domain)).orElseThrow();
        assertThat(reporter.isCalled(organization)).isTrue();
        assertThat(reporter.steady()).isEqualTo(steady);
        assertThat(known.byOrganization(" " + organization.toUpperCase(Locale.ROOT)))
                .contains(reporter);
    }

    /// Strangers get an address in these, and with it a good signature.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "gmail.com",
                "outlook.com",
                "mail.ru",
                "gmx.net",
                "web.de",
                "comcast.net",
                "yahoo.com",
                "sub.google.com",
                "evilgoogle.com",
                "google.com.evil.example",
                "com",
            })
    void whoeverHasAMailboxOrADomainBelowIsNotKnown(String domain) {
        assertThat(known.bySigner(DomainName.of(domain))).isEmpty();
    }

    @Test
    void everyRowSaysEverything() {
        assertThat(known.all()).hasSizeGreaterThanOrEqualTo(3).allSatisfy(reporter -> {
            assertThat(reporter.domain().labels()).hasSizeGreaterThan(1);
            assertThat(reporter.owns(reporter.domain())).isTrue();
            assertThat(reporter.note()).isNotBlank();
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a.example,A,,,yes,seen | line 2: 7 columns expected, not 6",
                "a.example,A,,,maybe,seen, | line 2: yes or no expected, not maybe",
                "a b,A,,,yes,seen, | line 2: not a domain name: a b",
                "a.example,A,x y,,yes,seen, | line 2: not a domain name: x y",
                "b.example,A,,,yes,seen, | line 2: b.example is there already",
            })
    void aTableWithAFaultIsRefusedWithItsLine(String row, String message) {
        String table = "b.example\tB\t\t\tno\tbelieved\t\n" + row.replace(',', '\t') + "\n";
        assertThatThrownBy(() -> KnownReporters.parse(table))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }
}
