package org.sealpost.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.sealpost.check.expect.Expectation;
import org.sealpost.check.expect.Expectation.Held;
import org.sealpost.observe.facts.AskedServer;
import org.sealpost.observe.facts.ConnectFault;
import org.sealpost.observe.facts.NameServerFacts;
import org.sealpost.observe.facts.Question;
import org.sealpost.observe.facts.ServerAnswer;
import org.sealpost.observe.facts.ServerAnswer.ServerRecord;
import org.sealpost.observe.facts.ZoneFacts;
import org.sealpost.observe.facts.ZoneFacts.NameServer;
import org.sealpost.protocol.name.DomainName;
import org.sealpost.protocol.name.IpAddress;

/// Where the servers of the domain lead on, those that they lead to are the places.
class ExpectedAliasTest {
    private static final Question RECORD = new Question(DomainName.of("_mta-sts.example.org"), "TXT");
    private static final Question TARGET = new Question(DomainName.of("record.hoster.example"), "TXT");
    private static final Expectation ID = new Expectation(Optional.of("1"), Optional.empty(), Optional.empty());

    private final List<ZoneFacts> zones = new ArrayList<>();

    @Test
    void theServersOfTheTargetSayWhatAnAliasLeadsTo() {
        zone("example.org", alias(RECORD, "record.hoster.example"), alias(RECORD, "record.hoster.example"));
        zone("hoster.example", txt(TARGET, "v=STSv1; id=1;"), txt(TARGET, "v=STSv1; id=2;"));
        assertThat(places()).containsExactly("s0.hoster.example AS_MEANT", "s1.hoster.example OTHER");
    }

    @Test
    void aServerWithAnOldRecordInPlaceOfTheAliasIsNamed() {
        zone("example.org", alias(RECORD, "record.hoster.example"), txt(RECORD, "v=STSv1; id=0;"));
        zone("hoster.example", txt(TARGET, "v=STSv1; id=1;"));
        assertThat(places()).containsExactly("s0.hoster.example AS_MEANT", "s1.example.org OTHER");
    }

    @Test
    void aTargetWhoseServersWereNotAskedOwesAnAnswer() {
        zone("example.org", alias(RECORD, "record.hoster.example"));
        assertThat(places()).containsExactly("name servers for record.hoster.example NO_ANSWER");
    }

    @Test
    void anAliasInACircleIsNotAsMeant() {
        zone("example.org", alias(RECORD, "record.hoster.example"), txt(RECORD, "v=STSv1; id=1;"));
        zone("hoster.example", alias(TARGET, "_mta-sts.example.org"));
        assertThat(places()).containsExactly("s0.hoster.example OTHER", "s1.example.org AS_MEANT");
    }

    @Test
    void theServersOfADelegationSayIt() {
        var referral = new ServerAnswer.Referral(RECORD, "_mta-sts.example.org", List.of("s0.below.example"));
        zone("example.org", referral);
        assertThat(places()).containsExactly("s0.example.org NO_ANSWER");
        zone("_mta-sts.example.org", txt(RECORD, "v=STSv1; id=1;"));
        assertThat(places()).containsExactly("s0._mta-sts.example.org AS_MEANT");
    }

    @Test
    void anAnswerWithoutAuthorityIsNone() {
        zone(
                "example.org",
                new ServerAnswer.Records(
                        RECORD, false, Duration.ZERO, List.of(new ServerRecord("TXT", "v=STSv1; id=1;"))),
                new ServerAnswer.Nothing(RECORD, false, true));
        assertThat(places()).containsExactly("s0.example.org NO_ANSWER", "s1.example.org NO_ANSWER");
    }

    @Test
    void whatCannotBeAskedFromHereIsNotAsked() {
        zone(
                "example.org",
                new ServerAnswer.Missing(RECORD, false, ConnectFault.FAMILY_MISSING_HERE, ""),
                new ServerAnswer.Missing(RECORD, false, ConnectFault.GUARDED, ""),
                new ServerAnswer.Missing(RECORD, false, ConnectFault.OUT_OF_TIME, ""));
        assertThat(places())
                .containsExactly("s0.example.org NOT_ASKED", "s1.example.org NOT_ASKED", "s2.example.org NO_ANSWER");
    }

    private static ServerAnswer alias(Question question, String target) {
        return new ServerAnswer.Records(question, true, Duration.ZERO, List.of(new ServerRecord("CNAME", target)));
    }

    private static ServerAnswer txt(Question question, String text) {
        return new ServerAnswer.Records(question, true, Duration.ZERO, List.of(new ServerRecord("TXT", text)));
    }

    /// A zone with a server for each answer.
    private void zone(String name, ServerAnswer... answers) {
        List<NameServer> servers = new ArrayList<>();
        for (ServerAnswer answer : answers) {
            var at = new AskedServer(
                    IpAddress.of(new byte[] {(byte) 192, 0, 2, (byte) servers.size()}),
                    Optional.of(1L),
                    List.of(answer));
            servers.add(new NameServer(
                    DomainName.ofWire("s" + servers.size() + "." + name).orElseThrow(), true, List.of(at), 0));
        }
        zones.add(new ZoneFacts(DomainName.ofWire(name).orElseThrow(), false, List.of(), Optional.empty(), servers, 0));
    }

    private List<String> places() {
        var facts = Story.facts("record: v=STSv1; id=1;").withNameServers(new NameServerFacts(zones, List.of()));
        return ID.against(facts).stream()
                .skip(1)
                .map((Held held) -> held.where().replaceFirst(" \\[.*", "") + " " + held.match())
                .toList();
    }
}
