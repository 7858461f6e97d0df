package org.sealpost.publish.dns;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sealpost.protocol.name.DomainName;
import org.sealpost.publish.RecordSet;

/// What all writers have in common, over a provider that does as the test says.
class CarefulWriterTest {
    private static final DomainName NAME = DomainName.of("_mta-sts.example.org");
    private static final Duration TTL = Duration.ofMinutes(5);

    private final Scripted access = new Scripted();
    private final DnsWriter writer = new CarefulWriter(access, Ownership.TEXTS_ONLY, new ZoneLocks());

    /// Shows one content after another, and answers every change so.
    private static final class Scripted implements ZoneAccess {
        private final List<Contents> shown = new ArrayList<>();
        private Writing answer = new Writing.Written();
        private int changes;

        @Override
        public boolean atomic() {
            return false;
        }

        @Override
        public Zone.Search zoneOf(DomainName name) {
            return new Zone.Search.Found(new Zone("id", DomainName.of("example.org"), Duration.ofMinutes(1)));
        }

        @Override
        public Contents look(Zone zone, DomainName name) {
            return shown.size() > 1 ? shown.removeFirst() : shown.getFirst();
        }

        @Override
        public Writing replace(Zone zone, Change change, Contents.Known seen) {
            changes++;
            return answer;
        }

        @Override
        public void close() {
            // Nothing is open.
        }
    }

    private static Contents has(String... texts) {
        return new Contents.Known(
                List.of(texts).stream()
                        .map(text -> Entry.of(RecordSet.Type.TXT, TTL, text))
                        .toList(),
                List.of());
    }

    private static RecordSet text(String value) {
        return new RecordSet(NAME, RecordSet.Type.TXT, TTL, List.of(value));
    }

    private static Change publish(RecordSet wanted) {
        return new Change(wanted.name(), Optional.empty(), Optional.of(wanted));
    }

    @Test
    void aProviderThatStillShowsTheOldIsNotBelievedToHaveWritten() {
        access.shown.addAll(List.of(has("v=STSv1; id=1;"), has("v=STSv1; id=1;")));

        assertThat(writer.write(
                        new Change(NAME, Optional.of(text("v=STSv1; id=1;")), Optional.of(text("v=STSv1; id=2;")))))
                .asString()
                .contains("what stood there before is still shown");
    }

    @Test
    void whatSomebodyElseWroteMeanwhileIsTold() {
        access.shown.addAll(List.of(has(), has("v=STSv1; id=9;")));

        assertThat(writer.write(publish(text("v=STSv1; id=1;"))))
                .isEqualTo(new Writing.Conflict(new Reading.Found(text("v=STSv1; id=9;"))));
    }

    @Test
    void aChangeThatCannotBeReadBackIsNotCalledWritten() {
        access.shown.addAll(List.of(has(), new Contents.Unknown("It is away.")));

        assertThat(writer.write(publish(text("v=STSv1; id=1;")))).asString().contains("could not be read back");
    }

    @Test
    void aTtlThatTheProviderRoundsIsNoConflict() {
        var rounded = new Contents.Known(
                List.of(Entry.of(RecordSet.Type.TXT, Duration.ofMinutes(1), "v=STSv1; id=1;")), List.of());
        access.shown.addAll(List.of(has(), rounded));

        assertThat(writer.write(publish(text("v=STSv1; id=1;")))).isEqualTo(new Writing.Written());
    }

    @Test
    void nothingIsWrittenWhenNobodyKnowsWhatStandsThere() {
        access.shown.add(new Contents.Unknown("It is away.", Optional.of(TTL)));

        assertThat(writer.write(publish(text("v=STSv1; id=1;"))))
                .isEqualTo(new Writing.Failed("It is away.", Optional.of(TTL)));
        assertThat(access.changes).isZero();
    }

    @Test
    void anAliasIsNotPutBesideOtherTypes() {
        access.shown.add(
                new Contents.Known(List.of(Entry.of(RecordSet.Type.TXT, TTL, "v=STSv1; id=1;")), List.of("MX", "CAA")));
        var alias = new RecordSet(NAME, RecordSet.Type.CNAME, TTL, List.of("a.host.example"));

        assertThat(writer.write(new Change(NAME, Optional.of(text("v=STSv1; id=1;")), Optional.of(alias))))
                .asString()
                .contains("beside its records of type MX, CAA");
        assertThat(access.changes).isZero();
    }

    @Test
    void oneOfTwoValuesIsNotTheWholeSet() {
        access.shown.add(has("v=STSv1; id=1;", "verify=abc"));

        assertThat(writer.write(
                        new Change(NAME, Optional.of(text("v=STSv1; id=1;")), Optional.of(text("v=STSv1; id=2;")))))
                .isInstanceOf(Writing.Conflict.class);
        assertThat(access.changes).isZero();
    }

    @Test
    void anotherTtlIsNoOtherValue() {
        access.shown.addAll(List.of(has("v=STSv1; id=1;"), has("v=STSv1; id=2;")));
        var expected = new RecordSet(NAME, RecordSet.Type.TXT, Duration.ofDays(1), List.of("v=STSv1; id=1;"));

        assertThat(writer.write(new Change(NAME, Optional.of(expected), Optional.of(text("v=STSv1; id=2;")))))
                .isEqualTo(new Writing.Written());
    }

    @ParameterizedTest(name = "{0} {1} {2}")
    @CsvSource(delimiter = '|', textBlock = """
            _mta-sts.example.org | TXT   | ''                  | is empty
            _mta-sts.example.org | CNAME | no name             | not of its form
            _mta-sts.example.org | CNAME | a.example/../b      | not of its form
            _mta-sts.example.org | A     | 2001:db8::1         | not of its form
            _mta-sts.example.org | AAAA  | 192.0.2.1           | not of its form
            _mta-sts.example.org | A     | localhost           | not of its form
            _mta-sts.example.com | TXT   | v=STSv1; id=1;      | is not in the zone example.org
            example.org          | CNAME | a.host.example      | never at the top of a zone
            """)
    void whatNobodyShouldPublishIsNotSent(String name, RecordSet.Type type, String value, String why) {
        access.shown.add(has());
        var wanted = new RecordSet(DomainName.of(name), type, TTL, List.of(value));

        assertThat(writer.write(publish(wanted))).asString().contains(why);
        assertThat(access.changes).isZero();
    }

    @Test
    void controlCharactersLongTextsHalvesOfCharactersAndDoublesAreNotSent() {
        access.shown.add(has());
        List<List<String>> all = List.of(
                List.of("v=STSv1;\nid=1"),
                List.of("a\u0000b"),
                List.of("a\u007f"),
                List.of("a".repeat(2049)),
                List.of("\ud83d"),
                List.of("a", "a"));

        assertThat(all)
                .allSatisfy(values -> assertThat(
                                writer.write(publish(new RecordSet(NAME, RecordSet.Type.TXT, TTL, values))))
                        .isInstanceOf(Writing.Failed.class));
        assertThat(access.changes).isZero();
    }

    @Test
    void aTtlThatTheZoneRefusesIsNamed() {
        access.shown.add(has());
        var wanted = new RecordSet(NAME, RecordSet.Type.TXT, Duration.ofSeconds(30), List.of("v=STSv1; id=1;"));

        assertThat(writer.write(publish(wanted))).asString().contains("take one of 60 s or more");
    }
}
