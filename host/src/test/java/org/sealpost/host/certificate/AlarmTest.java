package org.sealpost.host.certificate;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sealpost.protocol.Octets;
import org.sealpost.protocol.name.DomainName;

class AlarmTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final Subject SUBJECT =
            new Subject(DomainName.of("mta-sts.example.com"), "t", DomainName.of("example.com"), new Proof.TlsAlpn01());

    /// Of a certificate of 90 days.
    @ParameterizedTest
    @CsvSource({
        // day, day of renewal, failures, alarm
        "1, 60, 0, ",
        "59, 57, 3, ",
        "61, 63, 0, ",
        "61, 60, 0, ",
        "62, 60, 0, THIRD_LEFT",
        "61, 63, 1, THIRD_LEFT",
        "74, 73.9, 0, ",
        "75, 80, 0, SIXTH_LEFT",
        "89, 60, 9, SIXTH_LEFT",
        "90, 60, 0, EXPIRED",
        "200, 60, 0, EXPIRED"
    })
    void itComesWhenARenewalDoesNot(double day, double renewal, int failures, Alarm alarm) {
        var issued = new IssuedCertificate(List.of(Octets.EMPTY), new SealedKey("", Octets.EMPTY), "ca", START, at(90));
        CertifiedName name = CertifiedName.fresh(SUBJECT, START)
                .with(new Holding(Optional.of(issued), Optional.empty()))
                .renewing(new Renewal(at(renewal), Optional.empty(), at(renewal)))
                .with(new Setbacks(failures, Optional.empty()));
        assertThat(Alarm.of(name, at(day))).isEqualTo(Optional.ofNullable(alarm));
        assertThat(Alarm.of(name.with(new Phase.Withdrawn(START)), at(day))).isEmpty();
    }

    private static Instant at(double day) {
        return START.plus(Duration.ofMinutes((long) (day * 24 * 60)));
    }

    @Test
    void aNameThatWaitsForItsFirstCertificateRaisesNone() {
        assertThat(Alarm.of(CertifiedName.fresh(SUBJECT, START), at(400))).isEmpty();
    }
}
