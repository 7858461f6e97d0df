package org.sealpost.app.render.reports;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.sealpost.reports.readiness.RuleCode;
import org.sealpost.reports.readiness.Threshold;

/// The table of rules in `docs/reports.md` is what the rules are; `-Dsealpost.write=true` writes it.
class ReportsGuideTest {
    private static final Path GUIDE = Path.of("..", "docs", "reports.md");
    private static final String BEGIN = "<!-- rules -->\n";
    private static final String END = "<!-- end of rules -->\n";

    /// What each rule goes by.
    private static final Map<RuleCode, List<Threshold>> BY = Map.ofEntries(
            entry(RuleCode.DANE_OPEN, List.of(Threshold.QUIET_DAYS)),
            entry(RuleCode.CHANGE_UNDER_WAY, List.of(Threshold.SETTLE_HOURS)),
            entry(
                    RuleCode.ROLLBACK,
                    List.of(
                            Threshold.ROLLBACK_SHARE,
                            Threshold.ROLLBACK_SESSIONS,
                            Threshold.ROLLBACK_REPORTERS,
                            Threshold.ROLLBACK_PROBES)),
            entry(RuleCode.BLOCKING_FAILURE, List.of(Threshold.QUIET_DAYS)),
            entry(RuleCode.PROBE_RED, List.of(Threshold.PROBE_DAYS)),
            entry(RuleCode.RECORD_RED, List.of(Threshold.PROBE_DAYS)),
            entry(RuleCode.POLICY_FETCH, List.of(Threshold.FETCH_REPORTERS, Threshold.FETCH_DAYS)),
            entry(RuleCode.TOLERATED_RATE, List.of(Threshold.LOSS_BOUND, Threshold.CONFIDENCE)),
            entry(RuleCode.UNPROVEN_FAILURE, List.of(Threshold.QUIET_DAYS)),
            entry(RuleCode.PROBES_MISSING, List.of(Threshold.PROBE_DAYS)),
            entry(RuleCode.PLACES, List.of(Threshold.PLACES)),
            entry(RuleCode.SILENCE, List.of(Threshold.EXPECTED_DAYS, Threshold.SILENT_DAYS)),
            entry(
                    RuleCode.RUN,
                    List.of(
                            Threshold.RUN_DAYS,
                            Threshold.CLEAN_DAYS,
                            Threshold.GRACE_HOURS,
                            Threshold.CAP,
                            Threshold.FIRST_DAYS_CAP)),
            entry(RuleCode.REPORTER_SPREAD, List.of(Threshold.REPORTERS)),
            entry(RuleCode.VOLUME, List.of(Threshold.LOSS_BOUND, Threshold.CONFIDENCE, Threshold.DOMINANCE)),
            entry(RuleCode.CONFIRMATION, List.of(Threshold.LOW_VOLUME_DAYS, Threshold.LOW_VOLUME_REPORTER_DAYS)),
            entry(RuleCode.GAPS, List.of(Threshold.GAP_WINDOW, Threshold.GAP_DAYS)),
            entry(RuleCode.ECHO_MODE, List.of(Threshold.QUIET_DAYS)),
            entry(RuleCode.ECHO_ENFORCE, List.of(Threshold.QUIET_DAYS)),
            entry(RuleCode.OTHER_HOSTS, List.of(Threshold.QUIET_DAYS)),
            entry(RuleCode.WAIVER_VOID, List.of(Threshold.WAIVER_DAYS)),
            entry(RuleCode.TOTAL_MISSING, List.of(Threshold.QUIET_DAYS)));

    private static String table() {
        return Arrays.stream(RuleCode.values())
                .map(rule ->
                        ("| `" + rule.id() + "` | " + answer(rule) + " | " + thresholds(rule)).stripTrailing() + " |\n")
                .collect(Collectors.joining("", "| rule | answer | thresholds |\n| --- | --- | --- |\n", ""));
    }

    private static String thresholds(RuleCode rule) {
        return BY.getOrDefault(rule, List.of()).stream()
                .map(each -> each.key() + " "
                        + BigDecimal.valueOf(each.standard())
                                .stripTrailingZeros()
                                .toPlainString())
                .collect(Collectors.joining(", "));
    }

    private static String answer(RuleCode rule) {
        return switch (rule.weight()) {
            case HOLDS -> "HOLD";
            case STOPS -> "NOT READY";
            case LACKS -> "UNKNOWN";
            case NOTES -> "a note";
        };
    }

    @Test
    void theTableOfRulesIsUpToDate() throws IOException {
        String guide = Files.readString(GUIDE);
        int begin = guide.indexOf(BEGIN) + BEGIN.length();
        int end = guide.indexOf(END);
        assertThat(begin).isLessThanOrEqualTo(end);
        String written = guide.substring(0, begin) + table() + guide.substring(end);
        if (Boolean.getBoolean("sealpost.write")) {
            Files.writeString(GUIDE, written);
        }
        assertThat(GUIDE).as("-Dsealpost.write=true writes %s", GUIDE).content().isEqualTo(written);
    }

    @Test
    void everyThresholdStandsInIt() {
        assertThat(BY.values().stream().flatMap(List::stream).collect(Collectors.toSet()))
                .isEqualTo(EnumSet.allOf(Threshold.class));
    }

    @Test
    void noLineOfProseIsTooWide() throws IOException {
        assertThat(Files.readAllLines(GUIDE).stream().filter(line -> !line.startsWith("|")))
                .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(100));
    }
}
