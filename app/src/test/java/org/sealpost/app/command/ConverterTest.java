package org.sealpost.app.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.TypeConversionException;

class ConverterTest {
    @ParameterizedTest
    @CsvSource({"500ms,PT0.5S", "45s,PT45S", "45,PT45S", "2m,PT2M", "24h,PT24H"})
    void aTimeHasAUnitOrIsInSeconds(String text, Duration time) {
        assertThat(new TimeConverter().convert(text)).isEqualTo(time);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "0s", "-1s", "1d", "25h", "1.5s", "s", "999999999999s", "١s"})
    void anythingElseIsNoTime(String text) {
        assertThatThrownBy(() -> new TimeConverter().convert(text))
                .isInstanceOf(TypeConversionException.class)
                .hasMessageContaining("is not a time");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "65536", "99999", "-1", "25x", "", "１"})
    void aPortIsBetween1And65535(String text) {
        assertThat(new PortConverter().convert("65535")).isEqualTo(65_535);
        assertThatThrownBy(() -> new PortConverter().convert(text)).isInstanceOf(TypeConversionException.class);
    }

    @Test
    void anAddressIsNotLookedUp() throws Exception {
        assertThat(new AddressConverter().convert("192.0.2.1").getHostAddress()).isEqualTo("192.0.2.1");
        assertThatThrownBy(() -> new AddressConverter().convert("localhost"))
                .isInstanceOf(TypeConversionException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "seal.example.org, seal.example.org",
        "SEAL.example.org., seal.example.org",
        "siegel.bücher.example, siegel.xn--bcher-kva.example",
        "localhost, localhost",
        "192.0.2.1, 192.0.2.1",
        "2001:DB8:0::1, [2001:db8::1]",
        "[2001:db8::1], [2001:db8::1]",
    })
    void aPublicHostIsWrittenAsBrowsersWriteIt(String text, String host) {
        assertThat(new PublicHostConverter().convert(text)).isEqualTo(host);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "bad host",
                "https://seal.example.org",
                "seal.example.org:443",
                "192.0.2.1:443",
                "[2001:db8::1]:443",
                "seal.example.org/",
                "*",
                ""
            })
    void anythingElseIsNoPublicHost(String text) {
        assertThatThrownBy(() -> new PublicHostConverter().convert(text))
                .isInstanceOf(TypeConversionException.class)
                .hasMessageContaining("seal.example.org, without https:// and without a port");
    }
}
