package org.sealpost.real;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sealpost.observe.net.Dialer;
import org.sealpost.observe.net.DialerOptions;
import org.sealpost.observe.tls.Trust;
import org.sealpost.protocol.name.DomainName;
import org.sealpost.publish.RecordSet;
import org.sealpost.publish.dns.Change;
import org.sealpost.publish.dns.DnsWriter;
import org.sealpost.publish.dns.Ownership;
import org.sealpost.publish.dns.Reading;
import org.sealpost.publish.dns.Writing;
import org.sealpost.publish.dns.provider.DnsWriters;
import org.sealpost.publish.dns.provider.Opening;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.SimpleResolver;
import org.xbill.DNS.Type;

/// Records written into BIND, Knot and PowerDNS; what stands there is asked of the servers by DNS.
class DnsWritersTest {
    private static final String BIND = "BIND";
    private static final String KNOT = "Knot";
    private static final String PDNS = "PowerDNS by update";
    private static final String PDNS_API = "PowerDNS by API";
    private static final Duration TTL = Duration.ofMinutes(5);
    private static final int ROUNDS = 25;
    private static final Ownership OURS = new Ownership(List.of(DomainName.of("host.test")), List.of());

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    static Path folder;

    private static Dialer dialer;
    private static DnsWriters writers;
    private static BindPrimary bind;
    private static KnotPrimary knot;
    private static PowerDnsPrimary powerDns;

    @BeforeAll
    static void start() throws IOException {
        Foreground.open(folder);
        dialer = Dialer.open(DialerOptions.DEFAULT);
        writers = writers(InstantSource.system());
        bind = new BindPrimary(Files.createDirectory(folder.resolve("bind")), folder.resolve("bind.log"));
        knot = new KnotPrimary(Files.createDirectory(folder.resolve("knot")), folder.resolve("knot.log"));
        powerDns = new PowerDnsPrimary(Files.createDirectory(folder.resolve("pdns")), folder.resolve("pdns.log"));
    }

    @AfterAll
    static void stop() {
        for (Primary each : new Primary[] {bind, knot, powerDns}) {
            if (each != null) {
                each.close();
            }
        }
        if (writers != null) {
            writers.close();
            dialer.close();
        }
    }

    private static DnsWriters writers(InstantSource clock) {
        return new DnsWriters(dialer, Trust.system(), clock, OURS);
    }

    private static Primary primary(String which) {
        return switch (which) {
            case BIND -> bind;
            case KNOT -> knot;
            default -> powerDns;
        };
    }

    private static DnsWriter writer(String which) {
        return which.equals(PDNS_API)
                ? open(writers, "pdns", powerDns.apiEnvironment())
                : open(writers, "dnsupdate", primary(which).environment());
    }

    private static DnsWriter open(DnsWriters from, String code, Map<String, String> environment) {
        return switch (from.open(code, environment)) {
            case Opening.Opened(var _, DnsWriter writer) -> writer;
            case Opening.Refused(String why) -> throw new IllegalStateException(why);
        };
    }

    @ParameterizedTest
    @ValueSource(strings = {BIND, KNOT, PDNS, PDNS_API})
    void aRecordIsPublishedChangedAndRemoved(String which) throws IOException {
        DomainName name = name("_mta-sts");
        try (DnsWriter writer = writer(which)) {
            assertThat(writer.read(name, RecordSet.Type.TXT)).isEqualTo(new Reading.Absent());
            assertThat(writer.write(publish(text(name, "v=STSv1; id=1;")))).isEqualTo(new Writing.Written());
            assertThat(served(which, name, Type.TXT)).containsExactly("v=STSv1; id=1;");
            assertThat(writer.write(change(text(name, "v=STSv1; id=1;"), text(name, "v=STSv1; id=2;"))))
                    .isEqualTo(new Writing.Written());
            assertThat(served(which, name, Type.TXT)).containsExactly("v=STSv1; id=2;");
            assertThat(writer.write(remove(text(name, "v=STSv1; id=2;")))).isEqualTo(new Writing.Written());
            assertThat(served(which, name, Type.TXT)).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {BIND, KNOT, PDNS, PDNS_API})
    void aConflictingEditIsRefusedAndShown(String which) throws IOException {
        DomainName name = name("conflict");
        try (DnsWriter writer = writer(which)) {
            assertThat(writer.write(publish(text(name, "v=STSv1; id=9;")))).isEqualTo(new Writing.Written());

            assertThat(writer.write(change(text(name, "v=STSv1; id=1;"), text(name, "v=STSv1; id=2;"))))
                    .isEqualTo(new Writing.Conflict(new Reading.Found(text(name, "v=STSv1; id=9;"))));
            assertThat(writer.write(publish(text(name, "v=STSv1; id=2;"))))
                    .isEqualTo(new Writing.Conflict(new Reading.Found(text(name, "v=STSv1; id=9;"))));
            assertThat(served(which, name, Type.TXT)).containsExactly("v=STSv1; id=9;");
            assertThat(writer.write(remove(text(name, "v=STSv1; id=9;")))).isEqualTo(new Writing.Written());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {BIND, KNOT, PDNS, PDNS_API})
    void aForeignValueIsNotOverwritten(String which) throws IOException {
        DomainName name = name("foreign");
        try (DnsWriter writer = writer(which)) {
            assertThat(writer.write(change(text(name, "verify=abc"), text(name, "v=STSv1; id=1;"))))
                    .isEqualTo(new Writing.Foreign(text(name, "verify=abc"), List.of("verify=abc")));
            assertThat(served(which, name, Type.TXT)).containsExactly("verify=abc");
        }
    }

    /// Two that share nothing but the server: each round exactly one of them wins, and nobody's record is lost.
    @ParameterizedTest
    @ValueSource(strings = {BIND, KNOT, PDNS})
    void ofTwoWritersAtOnceOneWins(String which) throws Exception {
        DomainName name = name("race");
        try (DnsWriters others = writers(InstantSource.system());
                DnsWriter one = writer(which);
                DnsWriter other = open(others, "dnsupdate", primary(which).environment());
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            RecordSet now = text(name, "v=STSv1; id=0;");
            assertThat(one.write(publish(now))).isEqualTo(new Writing.Written());
            for (int round = 1; round <= ROUNDS; round++) {
                RecordSet ofOne = text(name, "v=STSv1; id=a" + round + ";");
                RecordSet ofOther = text(name, "v=STSv1; id=b" + round + ";");
                Change first = change(now, ofOne);
                Change second = change(now, ofOther);
                List<Callable<Writing>> both = List.of(() -> one.write(first), () -> other.write(second));
                List<Writing> outcomes = new ArrayList<>();
                for (Future<Writing> future : threads.invokeAll(both)) {
                    outcomes.add(future.get());
                }
                assertThat(outcomes).filteredOn(new Writing.Written()::equals).hasSize(1);
                boolean oneWon = outcomes.getFirst() instanceof Writing.Written;
                now = oneWon ? ofOne : ofOther;
                assertThat(outcomes.get(oneWon ? 1 : 0)).isEqualTo(new Writing.Conflict(new Reading.Found(now)));
                assertThat(one.read(name, RecordSet.Type.TXT)).isEqualTo(new Reading.Found(now));
            }
            assertThat(one.write(remove(now))).isEqualTo(new Writing.Written());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {BIND, KNOT, PDNS, PDNS_API})
    void aTextThatIsSplitOtherwiseIsTheSameText(String which) throws IOException {
        DomainName name = name("split");
        try (DnsWriter writer = writer(which)) {
            assertThat(writer.write(change(text(name, "v=STSv1; id=1;"), text(name, "v=STSv1; id=2;"))))
                    .isIn(new Writing.Written());
            assertThat(served(which, name, Type.TXT)).containsExactly("v=STSv1; id=2;");
            if (!which.startsWith("PowerDNS")) {
                return;
            }
            // The two ways to PowerDNS meet at one zone.
            assertThat(writer.write(change(text(name, "v=STSv1; id=2;"), text(name, "v=STSv1; id=1;"))))
                    .isIn(new Writing.Written());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {BIND, KNOT, PDNS, PDNS_API})
    void anAliasTakesThePlaceOfATextAndGivesItBack(String which) throws IOException {
        DomainName name = name("swap");
        RecordSet text = text(name, "v=STSv1; id=1;");
        var alias = new RecordSet(name, RecordSet.Type.CNAME, TTL, List.of("slug._mta-sts.host.test"));
        try (DnsWriter writer = writer(which)) {
            assertThat(writer.write(publish(text))).isEqualTo(new Writing.Written());
            assertThat(writer.write(change(text, alias))).isEqualTo(new Writing.Written());
            assertThat(served(which, name, Type.CNAME)).containsExactly("slug._mta-sts.host.test.");
            assertThat(writer.read(name, RecordSet.Type.TXT)).isEqualTo(new Reading.Found(alias));
            assertThat(writer.write(change(alias, text))).isEqualTo(new Writing.Written());
            assertThat(served(which, name, Type.TXT)).containsExactly("v=STSv1; id=1;");
            assertThat(writer.write(remove(text))).isEqualTo(new Writing.Written());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {BIND, KNOT, PDNS, PDNS_API})
    void anAliasCannotComeWhereOtherRecordsStayAndTheTextStaysToo(String which) throws IOException {
        DomainName name = name("busy");
        var alias = new RecordSet(name, RecordSet.Type.CNAME, TTL, List.of("slug._mta-sts.host.test"));
        try (DnsWriter writer = writer(which)) {
            assertThat(writer.write(change(text(name, "v=STSv1; id=1;"), alias)))
                    .isNotEqualTo(new Writing.Written());
            assertThat(served(which, name, Type.TXT)).containsExactly("v=STSv1; id=1;");
            assertThat(served(which, name, Type.MX)).hasSize(1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {BIND, KNOT, PDNS})
    void aWrongSecretIsExplained(String which) {
        assertThat(refusal(writers, primary(which).environment(Primary.KEY, Primary.OTHER_SECRET)))
                .contains(
                        which.equals(PDNS)
                                ? "key writer and gives no reason; compare"
                                : "knows the TSIG key writer, but another secret")
                .doesNotContain(Primary.OTHER_SECRET);
    }

    @ParameterizedTest
    @ValueSource(strings = {BIND, KNOT, PDNS})
    void anUnknownKeyIsExplained(String which) {
        assertThat(refusal(writers, primary(which).environment("nobody", Primary.SECRET)))
                .contains(
                        which.equals(PDNS)
                                ? "key nobody and gives no reason; compare"
                                : "does not know the TSIG key nobody");
    }

    @ParameterizedTest
    @ValueSource(strings = {BIND, KNOT, PDNS})
    void aWrongClockIsExplained(String which) {
        InstantSource late = () -> Instant.now().minus(Duration.ofHours(1));
        try (DnsWriters wrong = writers(late)) {
            assertThat(refusal(wrong, primary(which).environment()))
                    .containsPattern(
                            which.equals(PDNS)
                                    ? "gives no reason; compare .* both clocks"
                                    : "clock is 3[56][0-9]{2} s behind 127.0.0.1");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {BIND, KNOT, PDNS})
    void aKeyThatMayNotUpdateIsExplained(String which) {
        assertThat(refusal(writers, primary(which).environment(Primary.OTHER_KEY, Primary.OTHER_SECRET)))
                .contains(which.equals(KNOT) ? "lets it do nothing (Knot: acl)" : "with key reader; allow it there");
    }

    @ParameterizedTest
    @ValueSource(strings = {BIND, KNOT, PDNS})
    void aZoneOfOthersIsExplained(String which) {
        DomainName name = DomainName.of("_mta-sts.elsewhere.test");
        try (DnsWriter writer = writer(which)) {
            assertThat(writer.write(publish(text(name, "v=STSv1; id=1;"))))
                    .asString()
                    .contains("name the zone's primary server");
        }
    }

    @Test
    void aWrongApiKeyIsExplained() {
        Map<String, String> wrong = Map.of(
                "PDNS_API_URL", powerDns.apiEnvironment().getOrDefault("PDNS_API_URL", ""), "PDNS_API_KEY", "wrong");
        try (DnsWriter writer = open(writers, "pdns", wrong)) {
            assertThat(writer.write(publish(text(name("_mta-sts"), "v=STSv1; id=1;"))))
                    .asString()
                    .contains("refuses our credentials", "PDNS_API_KEY");
        }
    }

    /// PowerDNS answers with NOTAUTH and no more; BIND and Knot say what is wrong.
    private static String refusal(DnsWriters from, Map<String, String> environment) {
        try (DnsWriter writer = open(from, "dnsupdate", environment)) {
            Writing writing = writer.write(publish(text(name("refused"), "v=STSv1; id=1;")));
            assertThat(writing).isInstanceOf(Writing.Failed.class);
            return ((Writing.Failed) writing).why();
        }
    }

    private static DomainName name(String label) {
        return DomainName.of(label + "." + Primary.ZONE);
    }

    private static RecordSet text(DomainName name, String value) {
        return new RecordSet(name, RecordSet.Type.TXT, TTL, List.of(value));
    }

    private static Change publish(RecordSet wanted) {
        return new Change(wanted.name(), Optional.empty(), Optional.of(wanted));
    }

    private static Change change(RecordSet expected, RecordSet wanted) {
        return new Change(wanted.name(), Optional.of(expected), Optional.of(wanted));
    }

    private static Change remove(RecordSet expected) {
        return new Change(expected.name(), Optional.of(expected), Optional.empty());
    }

    /// The data of what the server serves at the name, in zone-file form without quotes.
    private static List<String> served(String which, DomainName name, int type) throws IOException {
        var server = new SimpleResolver(new InetSocketAddress(
                InetAddress.getLoopbackAddress(), primary(which).port().number()));
        server.setTCP(true);
        Message answer =
                server.send(Message.newQuery(Record.newRecord(Name.fromString(name.ascii() + "."), type, DClass.IN)));
        return answer.getSection(Section.ANSWER).stream()
                .filter(record -> record.getType() == type)
                .map(record -> record.rdataToString().replace("\"", ""))
                .toList();
    }
}
