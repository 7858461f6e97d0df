package org.sealpost.publish.emit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.sealpost.protocol.name.DomainName;

class ZoneTextTest {
    private static final DomainName AT = DomainName.of("_mta-sts.example.org");

    @Test
    void aRecordIsOneLineToPaste() {
        assertThat(ZoneText.txt(AT, "v=STSv1; id=1;")).isEqualTo("_mta-sts.example.org. IN TXT \"v=STSv1; id=1;\"");
    }

    @Test
    void whatWouldEndAStringIsEscaped() {
        // RFC 1035 §5.1: \X for the character itself, \DDD for the octet with that decimal number.
        assertThat(ZoneText.txt(AT, "a\"b\\c\u001bü")).endsWith("IN TXT \"a\\\"b\\\\c\\027\\195\\188\"");
    }

    @Test
    void aLongTextIsSplitIntoStringsOf255Octets() {
        assertThat(ZoneText.txt(AT, "x".repeat(256))).endsWith("\"" + "x".repeat(255) + "\" \"x\"");
    }
}
