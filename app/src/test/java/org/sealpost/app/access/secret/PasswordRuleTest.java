package org.sealpost.app.access.secret;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.sealpost.app.access.PersonName;

class PasswordRuleTest {
    private final PasswordRule rule = PasswordRule.usual();

    @ParameterizedTest
    @CsvFileSource(resources = "passwords.tsv", delimiter = '\t', numLinesToSkip = 1)
    void eachPasswordIsJudgedAsTheTableSays(String password, String name, String faults) {
        List<PasswordFault> found = rule.faults(
                password.replace("\\n", "\n").replace("LONG", "kurz und lang ".repeat(20)), new PersonName(name));
        assertThat(
                        found.isEmpty()
                                ? "taken"
                                : found.stream().map(PasswordFault::name).collect(Collectors.joining(" ")))
                .isEqualTo(faults);
    }
}
