package org.sealpost.reports.failure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.sealpost.protocol.tlsrpt.PolicyType;
import org.sealpost.protocol.tlsrpt.ResultType;
import org.sealpost.reports.row.Failure;

/// `meanings.tsv`: policy type, result type and reason as in reports, and what they mean.
class FailureMeaningTest {
    @ParameterizedTest
    @CsvFileSource(resources = "meanings.tsv", delimiter = '\t', numLinesToSkip = 1)
    void aFailureMeans(String policy, String type, String reason, Effect effect, Side side) {
        FailureMeaning meaning = FailureMeaning.of(PolicyType.of(policy), failure(type, reason));
        assertThat(meaning.effect()).isEqualTo(effect);
        assertThat(meaning.side()).isEqualTo(side);
    }

    private static Failure failure(String type, String reason) {
        return new Failure(
                Optional.of(type).filter(word -> !word.equals("-")).map(ResultType::of),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(reason).filter(word -> !word.equals("-")),
                1);
    }

    @ParameterizedTest
    @EnumSource
    void everyRegisteredTypeHasPlainWords(ResultType.Known type) {
        for (PolicyType policy : new PolicyType[] {PolicyType.Known.STS, PolicyType.Known.TLSA}) {
            FailureMeaning meaning = FailureMeaning.of(policy, failure(type.word(), "-"));
            assertThat(meaning.explanation()).endsWith(".");
            assertThat(meaning.fix()).endsWith(".");
        }
        assertThat(FailureMeaning.of(PolicyType.Known.STS, failure(type.word(), "-"))
                        .explanation())
                .isNotEqualTo(FailureMeaning.of(PolicyType.Known.STS, failure("new", "-"))
                        .explanation());
    }

    @Test
    void whatIsNotExplainedIsTakenForBlocking() {
        assertThat(FailureMeaning.unexplained().effect()).isEqualTo(Effect.UNKNOWN);
        assertThat(FailureMeaning.unexplained().effect().stops()).isTrue();
    }

    @Test
    void aLongReasonOfHostileTextEndsSoon() {
        String hostile = "mx not mx not unknown ".repeat(400);
        assertThat(FailureMeaning.of(PolicyType.Known.STS, failure("validation-failure", hostile))
                        .effect())
                .isEqualTo(Effect.UNKNOWN);
    }
}
