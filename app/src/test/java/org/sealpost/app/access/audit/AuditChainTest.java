package org.sealpost.app.access.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sealpost.app.access.TenantId;
import org.sealpost.app.access.audit.AuditVerdict.Broken;
import org.sealpost.app.access.audit.AuditVerdict.Fault;
import org.sealpost.protocol.Octets;

class AuditChainTest {
    private static final TenantId TENANT = new TenantId("ours");

    private static List<AuditRow> rows(int many) {
        var rows = new ArrayList<AuditRow>();
        AuditChain.Head head = AuditChain.start(TENANT);
        for (int i = 1; i <= many; i++) {
            AuditRow row = AuditChain.next(TENANT, head, "{\"act\":\"number " + i + "\"}");
            rows.add(row);
            head = head(row);
        }
        return rows;
    }

    private static AuditChain.Head head(AuditRow row) {
        return new AuditChain.Head(row.n(), row.digest());
    }

    private static AuditVerdict verdict(List<AuditRow> rows, AuditChain.Head... known) {
        var check = new AuditCheck(TENANT, List.of(known));
        rows.forEach(check::row);
        return check.verdict();
    }

    @Test
    void rowsThatAreAsTheyWereWrittenHoldTogether() {
        List<AuditRow> rows = rows(20);
        assertThat(verdict(rows)).isEqualTo(new AuditVerdict.Intact(head(rows.getLast())));
        assertThat(verdict(rows, head(rows.get(4)), head(rows.getLast()))).isInstanceOf(AuditVerdict.Intact.class);
        assertThat(verdict(List.of())).isEqualTo(new AuditVerdict.Intact(AuditChain.start(TENANT)));
    }

    /// One line of an export, by which others can check how they compute it.
    @Test
    void theDigestIsWhatThePageSays() {
        AuditRow row = rows(1).getFirst();
        assertThat(row.previous()).isEqualTo(hex("sealpost audit\nours"));
        assertThat(row.digest()).isEqualTo(hex(row.previous() + "\nours\n1\n{\"act\":\"number 1\"}"));
        assertThat(row.line())
                .isEqualTo("{\"tenant\":\"ours\",\"n\":1,\"previous\":\"" + row.previous() + "\",\"digest\":\""
                        + row.digest() + "\",\"event\":{\"act\":\"number 1\"}}");
    }

    private static String hex(String text) {
        return Octets.of(AuditChain.sha256(Octets.utf8(text).toArray())).hex();
    }

    @Test
    void everyChangeOfARowIsFoundWhereItWasMade() {
        var random = new Random(11);
        for (int round = 0; round < 200; round++) {
            List<AuditRow> rows = rows(12);
            int at = random.nextInt(rows.size());
            AuditRow row = rows.get(at);
            String text = row.text().replace("number", "Number");
            rows.set(
                    at,
                    switch (random.nextInt(3)) {
                        case 0 -> new AuditRow(TENANT, row.n(), row.previous(), row.digest(), text);
                        case 1 ->
                            new AuditRow(
                                    TENANT,
                                    row.n(),
                                    row.previous(),
                                    AuditChain.digest(row.previous(), TENANT, row.n(), text),
                                    row.text());
                        default -> new AuditRow(TENANT, row.n(), row.digest(), row.digest(), row.text());
                    });
            assertThat(verdict(rows)).isEqualTo(new Broken(row.n(), Fault.CHANGED));
        }
    }

    @Test
    void aRowWithADigestThatFitsItBreaksTheNextOne() {
        List<AuditRow> rows = rows(5);
        AuditRow row = rows.get(2);
        rows.set(2, AuditChain.next(TENANT, head(rows.get(1)), row.text().replace("number", "Number")));
        assertThat(verdict(rows)).isEqualTo(new Broken(4, Fault.CHANGED));
    }

    @Test
    void aMissingRowIsFound() {
        for (int at = 0; at < 9; at++) {
            List<AuditRow> rows = rows(10);
            rows.remove(at);
            assertThat(verdict(rows)).isEqualTo(new Broken(at + 1, Fault.MISSING));
        }
    }

    @Test
    void whatIsCutOffIsFoundByWhoeverKnewTheEnd() {
        List<AuditRow> rows = rows(10);
        AuditChain.Head end = head(rows.getLast());
        assertThat(verdict(rows.subList(0, 7), end)).isEqualTo(new Broken(8, Fault.CUT_OFF));
        assertThat(verdict(List.of(), end)).isEqualTo(new Broken(1, Fault.CUT_OFF));
    }

    @Test
    void aChainThatWasWrittenAnewIsFoundByWhoeverKnewTheEnd() {
        List<AuditRow> rows = rows(4);
        AuditRow other = AuditChain.next(TENANT, head(rows.get(2)), "{}");
        assertThat(verdict(List.of(rows.get(0), rows.get(1), rows.get(2), other), head(rows.get(3))))
                .isEqualTo(new Broken(4, Fault.CHANGED));
    }

    @Test
    void rowsInAnotherOrderAreFound() {
        var random = new Random(5);
        List<AuditRow> rows = rows(10);
        for (int round = 0; round < 100; round++) {
            List<AuditRow> mixed = new ArrayList<>(rows);
            Collections.shuffle(mixed, random);
            assertThat(verdict(mixed).equals(verdict(rows))).isEqualTo(mixed.equals(rows));
        }
        List<AuditRow> swapped = new ArrayList<>(rows);
        AuditRow third = rows.get(2);
        AuditRow fourth = rows.get(3);
        swapped.set(2, new AuditRow(TENANT, 3, third.previous(), fourth.digest(), fourth.text()));
        swapped.set(3, new AuditRow(TENANT, 4, fourth.previous(), third.digest(), third.text()));
        assertThat(verdict(swapped)).isEqualTo(new Broken(3, Fault.CHANGED));
        assertThat(verdict(List.of(rows.get(0), rows.get(0)))).isEqualTo(new Broken(1, Fault.MISPLACED));
    }

    @Test
    void aRowOfAnotherTenantDoesNotFit() {
        AuditRow foreign = AuditChain.next(new TenantId("theirs"), AuditChain.start(new TenantId("theirs")), "{}");
        assertThat(verdict(List.of(foreign))).isEqualTo(new Broken(1, Fault.FOREIGN));
    }

    @Test
    void linesAreReadBack() {
        for (AuditRow row : rows(20)) {
            assertThat(AuditRow.read(row.line())).contains(row);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "{\"tenant\":\"ours\",\"n\":1}", "null"})
    void otherLinesAreNone(String line) {
        assertThat(AuditRow.read(line)).isEmpty();
    }

    @Test
    void anEventHasStableWordsAndBoundedTexts() {
        AuditEvent event = AuditEvent.of(Instant.EPOCH, new Actor.Visitor(), "plan.apply");
        assertThat(event.changing(Octets.EMPTY, Octets.utf8("a")).before())
                .contains("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
        for (String act : List.of("", "plan", "Plan.apply", "plan.", "plan apply")) {
            assertThatThrownBy(() -> AuditEvent.of(Instant.EPOCH, new Actor.Visitor(), act))
                    .isInstanceOf(IllegalArgumentException.class);
        }
        assertThat(event.because("x".repeat(4_001)).reason()).hasSizeLessThanOrEqualTo(4_000);
        assertThatThrownBy(() -> event.detail("A b", "")).isInstanceOf(IllegalArgumentException.class);
    }
}
