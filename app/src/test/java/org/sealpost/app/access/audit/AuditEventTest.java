package org.sealpost.app.access.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class AuditEventTest {
    private static final AuditEvent EVENT =
            AuditEvent.of(Instant.parse("2026-11-22T12:00:00Z"), new Actor.Console("test"), "test.act");

    @Test
    void whatOthersWroteIsCutWithTheNumberOfWhatIsLeftOut() {
        String fits = "x".repeat(AuditEvent.LONGEST);
        assertThat(EVENT.because(fits).reason()).isEqualTo(fits);
        assertThat(EVENT.detail("note", fits).details()).containsEntry("note", fits);
        AuditEvent cut = EVENT.because(fits + "y").detail("note", fits + "y");
        assertThat(cut.reason())
                .hasSizeLessThan(AuditEvent.LONGEST)
                .startsWith("xxx")
                .endsWith("x… (41 more characters)");
        assertThat(cut.details()).containsEntry("note", cut.reason());
    }

    @Test
    void noCharacterIsCutInTwo() {
        for (String before : List.of("", "x")) {
            String cut = EVENT.because(before + "\uD83D\uDCEE".repeat(AuditEvent.LONGEST))
                    .reason();
            assertThat(cut.codePoints().filter(each -> Character.getType(each) == Character.SURROGATE))
                    .isEmpty();
        }
    }

    @Test
    void ofALongListWholeWordsAreTold() {
        List<String> few = List.of("example.org", "example.net");
        assertThat(Bounded.list(" ", few)).isEqualTo("example.org example.net");
        String many = Bounded.list(", ", Collections.nCopies(500, "ten.letter"));
        assertThat(many)
                .hasSizeLessThanOrEqualTo(AuditEvent.LONGEST)
                .matches("(ten\\.letter, )*ten\\.letter and 170 more");
        assertThat(Bounded.list(" ", List.of("x".repeat(5_000)))).hasSizeLessThanOrEqualTo(AuditEvent.LONGEST);
    }
}
