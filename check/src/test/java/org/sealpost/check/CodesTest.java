package org.sealpost.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class CodesTest {
    private static final List<FindingCode> CODES = Judge.codes();

    @Test
    void everyIdIsAreaSubjectAndFault() {
        assertThat(CODES).allSatisfy(code -> assertThat(code.id()).matches("[a-z]+(\\.[a-z0-9-]+){1,2}"));
    }

    @Test
    void noIdStandsTwice() {
        assertThat(CODES.stream().map(FindingCode::id)).doesNotHaveDuplicates();
    }

    @Test
    void everyCodeNamesASectionOfAnRfc() {
        assertThat(CODES)
                .allSatisfy(code -> assertThat(code.rfc().toString()).matches("RFC [0-9]{4} §[0-9]+(\\.[0-9]+)*"));
    }

    @Test
    void whatIsUnknownOfTlsRptIsNoError() {
        assertThat(CODES)
                .filteredOn(code -> code.aspect() == Aspect.TLS_RPT)
                .noneMatch(code -> code.severity() == Severity.ERROR);
    }
}
