package org.sealpost.protocol.caa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.sealpost.protocol.Octets;
import org.sealpost.protocol.Parsed;
import org.sealpost.protocol.Samples;
import org.sealpost.protocol.Table;
import org.sealpost.protocol.name.DomainName;

class CaaRecordTest {
    static List<Table.Row> issuers() {
        return Table.read(CaaRecordTest.class, "issuers.tsv", 4);
    }

    @ParameterizedTest
    @MethodSource("issuers")
    void readsEachValueOfTheTable(Table.Row row) {
        Parsed<CaaIssuer> parsed = new CaaRecord(0, "issue", Table.octets(row.cell(0))).issuer();
        assertThat(parsed.value().map(CaaRecordTest::written).orElse("!")).isEqualTo(row.cell(1));
        assertThat(Table.written(parsed.deviations())).isEqualTo(row.cell(2));
    }

    private static String written(CaaIssuer issuer) {
        var text = new StringBuilder(issuer.domain().map(DomainName::ascii).orElse("-"));
        issuer.parameters()
                .forEach(parameter ->
                        text.append(" ").append(parameter.tag()).append("=").append(parameter.value()));
        return text.toString();
    }

    @Test
    void readsTheWireFormAndWritesIt() {
        Octets wire = Octets.utf8("\0\5issueca.example");
        assertThat(CaaRecord.parseWire(wire).value()).contains(record("issue", "ca.example"));
        assertThat(record("issue", "ca.example").renderWire()).isEqualTo(wire);
    }

    @Test
    void aRecordThatEndsBeforeItsTagDoesHasNoValue() {
        for (String cut : List.of("", "\0", "\0\1", "\0\5issu")) {
            Parsed<CaaRecord> parsed = CaaRecord.parseWire(Octets.utf8(cut));
            assertThat(parsed.value()).isEmpty();
            assertThat(Table.written(parsed.deviations())).startsWith("cut@1");
        }
    }

    @Test
    void aTagIsLettersAndDigitsAtLeastOne() {
        assertThat(Table.written(
                        CaaRecord.parseWire(Octets.utf8("\0\0ca.example")).deviations()))
                .isEqualTo("tag-malformed@1");
        assertThat(CaaRecord.parseWire(Octets.utf8("\0\6issue ca.example")).deviations())
                .extracting(deviation -> deviation.code())
                .containsExactly(CaaCode.TAG_MALFORMED);
    }

    @Test
    void theHighestBitAloneIsCritical() {
        assertThat(new CaaRecord(128, "tbs", Octets.EMPTY).critical()).isTrue();
        assertThat(new CaaRecord(127, "tbs", Octets.EMPTY).critical()).isFalse();
        assertThat(new CaaRecord(1, "tbs", Octets.EMPTY).critical()).isFalse();
    }

    @Test
    void tagsKnowNoCase() {
        assertThat(record("IssueWild", ";").property()).isEqualTo("issuewild");
        assertThat(record("IODEF", "mailto:a@b.example").isKnown()).isTrue();
        assertThat(record("tbs", "").isKnown()).isFalse();
    }

    @Test
    void recordsThatAreNotAboutIssuersRestrictNobody() {
        assertThat(permission(false)).isEqualTo(new CaaPermission.Anybody());
        assertThat(permission(false, record("iodef", "mailto:a@b.example"), record("issuemail", ";")))
                .isEqualTo(new CaaPermission.Anybody());
        assertThat(permission(false, record("issuewild", ";"))).isEqualTo(new CaaPermission.Anybody());
    }

    @Test
    void eachRecordOfIssueLetsOneMoreIssue() {
        assertThat(permission(false, record("issue", ";"), record("ISSUE", "ca.example; a=b"), record("issue", "%%")))
                .isEqualTo(only("ca.example"));
        assertThat(permission(false, record("issue", ";"))).isEqualTo(only());
        assertThat(permission(false, record("issue", "%%"))).isEqualTo(only());
    }

    @Test
    void forAWildcardIssuewildCountsAloneWhereThereIsOne() {
        assertThat(permission(true, record("issue", "ca.example"))).isEqualTo(only("ca.example"));
        assertThat(permission(true, record("issue", "ca.example"), record("issuewild", "other.example")))
                .isEqualTo(only("other.example"));
        assertThat(permission(true, record("issue", "ca.example"), record("issuewild", ";")))
                .isEqualTo(only());
    }

    @Test
    void readsWhatItWrites() {
        var random = new Random(8659);
        for (int i = 0; i < 2_000; i++) {
            byte[] value = new byte[random.nextInt(60)];
            random.nextBytes(value);
            var record = new CaaRecord(random.nextInt(256), "tag" + i, Octets.of(value));
            assertThat(CaaRecord.parseWire(record.renderWire())).isEqualTo(new Parsed.Ok<>(record, List.of()));
            CaaRecord.parseWire(Samples.damaged(random, record.renderWire().latin1()));
            new CaaRecord(0, "issue", Samples.damaged(random, "ca.example; accounturi=https://ca.example/1")).issuer();
        }
    }

    @Test
    void cannotBeMadeFromWhatARecordCannotSay() {
        assertThatThrownBy(() -> new CaaRecord(256, "issue", Octets.EMPTY))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new CaaRecord(0, "a".repeat(256), Octets.EMPTY))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new CaaRecord(0, "€", Octets.EMPTY)).isInstanceOf(IllegalArgumentException.class);
    }

    private static CaaRecord record(String tag, String value) {
        return new CaaRecord(0, tag, Octets.utf8(value));
    }

    private static CaaPermission permission(boolean wildcard, CaaRecord... records) {
        return CaaPermission.of(List.of(records), wildcard);
    }

    private static CaaPermission only(String... issuers) {
        return new CaaPermission.Only(
                Set.of(issuers).stream().map(DomainName::of).collect(java.util.stream.Collectors.toSet()));
    }
}
