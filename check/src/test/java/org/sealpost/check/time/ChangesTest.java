package org.sealpost.check.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;
import org.sealpost.check.Finding;
import org.sealpost.check.Outcome;
import org.sealpost.protocol.Octets;
import org.sealpost.protocol.name.DomainName;

class ChangesTest {
    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");

    /// A sighting told in words: days ago, verdict, id, policy as mode/max_age in days, MX hosts, certificate. `-` is
    /// nothing and `?` unknown.
    private static Sighting sighting(String told) {
        String[] words = told.strip().split(" +", -1);
        Map<DomainName, Set<String>> certificates = new TreeMap<>();
        if (!words[5].equals("?")) {
            certificates.put(DomainName.of("mx.example.org"), Set.of(words[5]));
        }
        return new Sighting(
                DomainName.of("example.org"),
                NOW.minus(Duration.ofDays(Integer.parseInt(words[0]))),
                Outcome.valueOf(words[1]),
                sight(words[2], words[2]),
                sight(words[3], policy(words[3])),
                sight(
                        words[4],
                        Stream.of(words[4].split(",", -1))
                                .map(host -> DomainName.of(host.length() > 1 ? host : "none.example"))
                                .collect(Collectors.toSet())),
                certificates,
                List.of());
    }

    private static <T> Sight<T> sight(String word, T value) {
        return switch (word) {
            case "-" -> new Sight.Nothing<>();
            case "?" -> new Sight.Unknown<>();
            default -> new Sight.Of<>(value);
        };
    }

    private static Octets policy(String word) {
        String[] parts = word.split("/", 2);
        long seconds = parts.length < 2
                ? 0
                : Duration.ofDays(Integer.parseInt(parts[1])).toSeconds();
        return Octets.utf8("version: STSv1\nmode: " + parts[0] + "\nmx: mx.example.org\nmax_age: " + seconds + "\n");
    }

    @ParameterizedTest(name = "{3}")
    @CsvSource(delimiter = '|', textBlock = """
            2 PASS a enforce/7 - ?                           | b | 2 | the one before
            8 PASS a enforce/7 - ?                           | b | - | expired, a sender holds it no more
            2 PASS a - - ?;3 PASS - enforce/7 - ?            | b | - | a policy without a record, and the other way
            3 PASS a enforce/7 - ?;2 PASS c testing/7 - ?    | b | 2 | the newest
            3 PASS a enforce/7 - ?;2 PASS b testing/9 - ?    | b | 3 | the newest that is another one than now
            3 PASS b testing/9 - ?;2 PASS b testing/9 - ?    | b | 2 | the same as now where there is no other
            3 PASS b enforce/9 - ?;2 PASS b testing/9 - ?    | b | 3 | another text under the same id
            """)
    void anOlderPolicyIsHeldForItsMaxAge(String past, String id, String daysAgo, String why) {
        List<Sighting> earlier =
                Stream.of(past.split(";", -1)).map(ChangesTest::sighting).toList();
        var older = OlderPolicy.of(new Past(earlier), sighting("0 PASS " + id + " testing/9 - ?"));
        assertThat(older.map(held -> String.valueOf(
                                Duration.between(held.seenAt(), NOW).toDays()))
                        .orElse("-"))
                .as(why)
                .isEqualTo(daysAgo);
    }

    @ParameterizedTest(name = "{3}: {0}")
    @CsvFileSource(resources = "changes.tsv", delimiter = '\t', numLinesToSkip = 1)
    void changesFollowFromPastAndPresent(String past, String now, String codes, String why) {
        List<Sighting> earlier = new ArrayList<>();
        if (past != null) {
            Stream.of(past.split(";", -1)).map(ChangesTest::sighting).forEach(earlier::add);
        }
        List<Finding> changes = Changes.between(new Past(earlier), sighting(now));
        assertThat(changes)
                .extracting(finding -> finding.code().id().replace("changes.", ""))
                .as(why)
                .containsExactlyInAnyOrderElementsOf(codes == null ? List.of() : List.of(codes.split(" ", -1)));
    }

    @Test
    void everyCodeIsFoundInSomeRow() throws IOException {
        String table = Files.readString(Path.of("src/test/resources/org/sealpost/check/time/changes.tsv"));
        assertThat(Changes.codes())
                .allSatisfy(code -> assertThat(table).contains(code.id().replace("changes.", "")));
    }
}
