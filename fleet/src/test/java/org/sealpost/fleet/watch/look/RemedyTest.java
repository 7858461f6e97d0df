package org.sealpost.fleet.watch.look;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sealpost.fleet.watch.Cause;
import org.sealpost.fleet.watch.Level;
import org.sealpost.protocol.name.DomainName;

class RemedyTest {
    @ParameterizedTest
    @CsvSource({
        "change.waits, WARNING, read-plan",
        "change.stuck, NOTICE, read-plan",
        "change.roll-out, NOTICE, read-rollout",
        "watch.text-spf, WARNING, put-back-text",
        "watch.text-dkim, PAGE, put-back-text",
        "drift.mx-added, NOTICE, bring-back",
        "mtasts.policy.mx-not-listed, PAGE, bring-back",
        "mtasts.record.id-unchanged, WARNING, bring-back",
        "mtasts.policy.max-age-short, NOTICE, by-hand",
        "smtp.starttls.missing, PAGE, by-hand",
        "watch.unseen, WARNING, by-hand"
    })
    void aCauseHasItsRemedy(String what, Level level, String word) {
        Remedy remedy = Remedy.of(new Cause(DomainName.of("example.org"), what, "0123456789abcdef"), level);
        assertThat(remedy.word()).isEqualTo(word);
        if (word.equals("read-plan")) {
            assertThat(remedy).isEqualTo(new Remedy.ReadPlan("0123456789abcdef"));
        }
    }
}
