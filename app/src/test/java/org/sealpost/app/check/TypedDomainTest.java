package org.sealpost.app.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sealpost.protocol.name.DomainName;

class TypedDomainTest {
    @ParameterizedTest
    @ValueSource(strings = {"example.org", "a-b.example", "r3---sn-x.example", "xn--bcher-kva.example", "a_b.example"})
    void aDomainThatHasMailIsTaken(String text) {
        assertThat(TypedDomain.read(text)).isEqualTo(new TypedDomain.Domain(DomainName.of(text)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"-a.example", "a-.example", "a.-b.example", "a.example-", "-.example"})
    void aLabelNeitherBeginsNorEndsWithAHyphen(String text) {
        assertThat(TypedDomain.read(text))
                .isEqualTo(new TypedDomain.None("has a label that begins or ends with a hyphen", Optional.empty()));
    }

    @ParameterizedTest
    @CsvSource({
        "_mta-sts.example.org, example.org",
        "_smtp._tls.example.org, example.org",
        "s2026._domainkey.mail.example.org, mail.example.org",
        "_mta-sts.example,",
        "a._b,",
    })
    void theNameOfARecordIsNoDomainToWatch(String text, String meant) {
        assertThat(TypedDomain.read(text))
                .isEqualTo(new TypedDomain.None(
                        "names a record and no domain, as a label of it begins with _",
                        Optional.ofNullable(meant).map(DomainName::of)));
    }
}
