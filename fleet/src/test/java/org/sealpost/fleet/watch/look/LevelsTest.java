package org.sealpost.fleet.watch.look;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.sealpost.check.FindingCode;
import org.sealpost.check.Judge;
import org.sealpost.fleet.watch.Level;
import org.sealpost.protocol.mtasts.Mode;

class LevelsTest {
    @ParameterizedTest(name = "{0}: {4}")
    @CsvFileSource(resources = "levels.tsv", delimiter = '\t')
    void theModeSaysHowUrgentAFindingIs(String id, String enforce, String testing, String none, String why) {
        FindingCode code = Judge.codes().stream()
                .filter(each -> each.id().equals(id))
                .findFirst()
                .orElseThrow();
        assertThat(level(code, Optional.of(Mode.ENFORCE))).as(why).isEqualTo(enforce);
        assertThat(level(code, Optional.of(Mode.TESTING))).as(why).isEqualTo(testing);
        assertThat(level(code, Optional.of(Mode.NONE))).as(why).isEqualTo(none);
        assertThat(level(code, Optional.empty())).as(why).isEqualTo(none);
    }

    private static String level(FindingCode code, Optional<Mode> mode) {
        return Levels.of(code, mode).map(Level::name).orElse("-");
    }
}
