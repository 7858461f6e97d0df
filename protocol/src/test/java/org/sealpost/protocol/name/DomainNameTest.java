package org.sealpost.protocol.name;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DomainNameTest {
    @ParameterizedTest
    @CsvSource({
        "xn--bcher-kva.example, bücher.example",
        "mx.example.org, mx.example.org",
        "xn--strae-oqa.example, straße.example",
        "xn--ls8h.example, xn--ls8h.example",
        "xn--a.example, xn--a.example",
        "xn--u-ccb.example, xn--u-ccb.example"
    })
    void showsULabelsWhereTheyAreValid(String wire, String shown) {
        assertThat(DomainName.of(wire).unicode()).isEqualTo(shown);
    }

    @Test
    void aNameFromDnsLosesItsFinalDotAndItsCase() {
        assertThat(DomainName.ofWire("MX.Example.Org.")).contains(DomainName.of("mx.example.org"));
    }

    @ParameterizedTest
    @CsvSource({"''", ".", "a..b", ".a", "a.b..", "a b.example", "'a\\032b.example'", "bücher.example"})
    void whatIsNoNameOnTheWireIsEmpty(String text) {
        assertThat(DomainName.ofWire(text)).isEmpty();
    }

    @Test
    void lengthsEndAtSixtyThreeAndTwoHundredFiftyThree() {
        String label = "a".repeat(63);
        String longest = label + "." + label + "." + label + "." + "a".repeat(61);
        assertThat(DomainName.ofWire(longest)).isPresent();
        assertThat(DomainName.ofWire(longest + ".")).isPresent();
        assertThat(DomainName.ofWire(longest + "a")).isEmpty();
        assertThat(DomainName.ofWire(label + "a.example")).isEmpty();
    }

    @Test
    void knowsWhatStandsAboveAndBelow() {
        DomainName name = DomainName.of("mx.example.org");
        assertThat(name.parent()).contains(DomainName.of("example.org"));
        assertThat(DomainName.of("org").parent()).isEmpty();
        assertThat(name.child("_25")).isEqualTo(DomainName.of("_25.mx.example.org"));
        assertThat(name.isAtOrBelow(DomainName.of("example.org"))).isTrue();
        assertThat(name.isAtOrBelow(name)).isTrue();
        assertThat(name.isAtOrBelow(DomainName.of("ample.org"))).isFalse();
        assertThat(name.labels()).containsExactly("mx", "example", "org");
    }

    @Test
    void aConstantThatIsNoNameIsABug() {
        assertThatThrownBy(() -> DomainName.of("a b")).isInstanceOf(IllegalArgumentException.class);
    }
}
