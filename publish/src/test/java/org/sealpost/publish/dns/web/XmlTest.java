package org.sealpost.publish.dns.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class XmlTest {
    private static Optional<Xml> read(String text) {
        return Xml.read(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void elementsAreFoundByTheirPath() {
        Xml xml = read("<a xmlns='urn:x'><b><c> 1 </c></b><b><c>2</c></b></a>").orElseThrow();

        assertThat(xml.textAt("b", "c")).contains("1");
        assertThat(xml.all("b", "c")).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><a>&x;</a>",
                "<!DOCTYPE a [<!ENTITY x 'xxxxxxxx'><!ENTITY y '&x;&x;&x;&x;'>]><a>&y;</a>",
                "<a><b></a>",
                "",
                "{}"
            })
    void whatIsNoPlainDocumentIsNone(String text) {
        assertThat(read(text)).isEmpty();
    }

    @Test
    void aDocumentThatIsTooDeepIsNone() {
        assertThat(read("<a>".repeat(100) + "</a>".repeat(100))).isEmpty();
    }
}
