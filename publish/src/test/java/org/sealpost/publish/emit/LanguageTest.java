package org.sealpost.publish.emit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.sealpost.protocol.name.DomainName;
import org.sealpost.publish.ReadyFile;
import org.sealpost.publish.RecordSet;
import org.sealpost.publish.dns.Change;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.xbill.DNS.Master;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.TXTRecord;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/// Whatever a value holds, each language says exactly that value, and nothing else, when it is read back.
class LanguageTest {
    private static final DomainName ZONE = DomainName.of("example.org");
    private static final DomainName AT = DomainName.of("_mta-sts.example.org");

    static Stream<String> hostile() throws IOException {
        return HostileValues.all();
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void aZoneFileSaysTheValue(String value) throws IOException {
        List<Record> records = read(text(Language.ZONE, value));
        assertThat(records).hasSize(1);
        assertThat(joined(records.getFirst())).isEqualTo(value);
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void anUpdateSaysTheValueTwiceAndNothingElse(String value) throws IOException {
        var old = new RecordSet(AT, RecordSet.Type.TXT, Duration.ofMinutes(5), List.of(value));
        var change = new Change(AT, Optional.of(old), Optional.of(set("new")));
        String script = Language.NSUPDATE
                .emit(new Publication(ZONE, List.of(), List.of(change)))
                .getLast()
                .text();
        List<String> commands =
                script.lines().filter(line -> !line.startsWith(";")).toList();
        assertThat(commands).hasSize(6);
        assertThat(commands.get(1)).startsWith("prereq yxrrset _mta-sts.example.org. TXT \"");
        String data = commands.get(1).substring("prereq yxrrset ".length()).replaceFirst(" TXT ", " 300 IN TXT ");
        assertThat(joined(read(data + "\n").getFirst())).isEqualTo(value);
        String added = lines(Language.NSUPDATE, value)
                .filter(line -> line.startsWith("update add "))
                .findFirst()
                .orElseThrow();
        assertThat(joined(read(added.substring("update add ".length()) + "\n").getFirst()))
                .isEqualTo(value);
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void terraformSaysTheValueInOneBlock(String value) throws IOException {
        assertThat(hcl(Language.TERRAFORM_DNS, value, "txt")).isEqualTo(value);
        assertThat(zoneText(hcl(Language.TERRAFORM_CLOUDFLARE, value, "content")))
                .isEqualTo(value);
        assertThat(zoneText("\"" + hcl(Language.TERRAFORM_ROUTE53, value, "records") + "\""))
                .isEqualTo(value);
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void dnscontrolSaysTheValueInOneCall(String value) {
        String script = text(Language.DNSCONTROL, value);
        List<String> calls =
                script.lines().filter(line -> line.startsWith("  TXT(")).toList();
        assertThat(calls).hasSize(1);
        assertThat(script.lines().filter(line -> !line.startsWith("//"))).hasSize(3);
        String arguments = calls.getFirst().replaceFirst("^ {2}TXT\\((.*), TTL\\(300\\)\\)$", "[$1]");
        assertThat(jsonStrings(arguments)).containsExactly("_mta-sts", value);
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void octoDnsSaysTheValue(String value) {
        Object zone = new Load(LoadSettings.builder().build()).loadFromString(text(Language.OCTODNS, value));
        assertThat(zone)
                .isEqualTo(Map.of("_mta-sts", Map.of("ttl", 300, "type", "TXT", "value", value.replace(";", "\\;"))));
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void jsonSaysTheValue(String value) {
        assertThat(jsonStrings(text(Language.JSON, value)))
                .containsExactly(
                        "zone",
                        "example.org",
                        "records",
                        "name",
                        "_mta-sts.example.org",
                        "type",
                        "TXT",
                        "ttl",
                        "step",
                        "after",
                        "values",
                        value);
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void aTableHasOnePrintableLineForAValue(String value) throws IOException {
        List<String> rows = lines(Language.TABLE, value)
                .filter(line -> !line.startsWith("#"))
                .toList();
        assertThat(rows).singleElement().asString().matches("[ -~]+");
        String head = "_mta-sts.example.org  300   TXT    ";
        assertThat(rows.getFirst()).startsWith(head);
        assertThat(zoneText(strings(rows.getFirst().substring(head.length())))).isEqualTo(value);
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void everyLanguageHasAllTypesAndKeepsTheOrder(Language language) {
        var publication = new Publication(
                ZONE,
                List.of(
                        added("_smtp._tls", RecordSet.Type.TXT, "v=TLSRPTv1; rua=mailto:a@example.org;"),
                        added("mta-sts", RecordSet.Type.A, "192.0.2.1", "192.0.2.2"),
                        added("mta-sts", RecordSet.Type.AAAA, "2001:db8::1"),
                        added("alias", RecordSet.Type.CNAME, "target.example.net")),
                List.of(added("_mta-sts", RecordSet.Type.TXT, "v=STSv1; id=1;")));
        String all = String.join(
                "", language.emit(publication).stream().map(ReadyFile::text).toList());
        assertThat(all)
                .contains("192.0.2.1", "192.0.2.2", "2001:db8::1", "target.example.net")
                .containsSubsequence("TLSRPTv1", "STSv1");
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void anAddressOrAliasThatIsNoneIsRefused(Language language) {
        for (RecordSet.Type type : List.of(RecordSet.Type.A, RecordSet.Type.AAAA, RecordSet.Type.CNAME)) {
            var publication = new Publication(ZONE, List.of(added("mta-sts", type, "x\"; } y")), List.of());
            if (language == Language.JSON) {
                assertThat(jsonStrings(language.emit(publication).getFirst().text()))
                        .contains("x\"; } y");
            } else {
                assertThatThrownBy(() -> language.emit(publication)).isInstanceOf(IllegalArgumentException.class);
            }
        }
    }

    @Test
    void anUpdateMeetsAnEmptyNameWithThePrerequisiteThatItIsEmpty() {
        var publication = new Publication(
                ZONE,
                List.of(added("mta-sts", RecordSet.Type.CNAME, "target.example.net")),
                List.of(added("_mta-sts", RecordSet.Type.TXT, "a")));
        List<ReadyFile> scripts = Language.NSUPDATE.emit(publication);
        assertThat(scripts.getFirst().text()).contains("prereq nxdomain mta-sts.example.org.\n");
        assertThat(scripts.getLast().text())
                .contains("prereq nxrrset _mta-sts.example.org. TXT\n")
                .endsWith("send\nquit\n");
    }

    @Test
    void whatStandsThereAlreadyIsNotUpdated() {
        var change = new Change(AT, Optional.of(set("same")), Optional.of(set("same")));
        assertThat(Language.NSUPDATE
                        .emit(new Publication(ZONE, List.of(), List.of(change)))
                        .getLast()
                        .text())
                .doesNotContain("update add", "send")
                .contains("Nothing to change");
    }

    @Test
    void aNameOutsideTheZoneIsRefused() {
        assertThatThrownBy(() -> new Publication(
                        DomainName.of("example.com"), List.of(), List.of(added("a", RecordSet.Type.TXT, "x"))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static Change added(String label, RecordSet.Type type, String... values) {
        DomainName name = DomainName.of(label + ".example.org");
        return new Change(
                name, Optional.empty(), Optional.of(new RecordSet(name, type, Duration.ofHours(1), List.of(values))));
    }

    private static RecordSet set(String value) {
        return new RecordSet(AT, RecordSet.Type.TXT, Duration.ofMinutes(5), List.of(value));
    }

    private static String text(Language language, String value) {
        var publication =
                new Publication(ZONE, List.of(), List.of(new Change(AT, Optional.empty(), Optional.of(set(value)))));
        return language.emit(publication).getLast().text();
    }

    private static Stream<String> lines(Language language, String value) {
        return text(language, value).lines();
    }

    /// Read by a parser that is none of ours.
    private static List<Record> read(String zoneFile) throws IOException {
        var records = new ArrayList<Record>();
        try (var master = new Master(new ByteArrayInputStream(zoneFile.getBytes(StandardCharsets.UTF_8)), Name.root)) {
            for (Record record = master.nextRecord(); record != null; record = master.nextRecord()) {
                records.add(record);
            }
        }
        return records;
    }

    private static String zoneText(String strings) throws IOException {
        return joined(read("x. 300 IN TXT " + strings + "\n").getFirst());
    }

    /// What a table shows, as the strings of a zone file.
    private static String strings(String shown) {
        // An escape is never cut in two.
        return Pattern.compile("(?:\\\\[0-9]{3}|\\\\.|[^\\\\]){1,60}")
                .matcher(shown.replace("\"", "\\\""))
                .results()
                .map(part -> "\"" + part.group() + "\"")
                .collect(Collectors.joining(" "));
    }

    private static String joined(Record record) {
        var octets = new ByteArrayOutputStream();
        ((TXTRecord) record).getStringsAsByteArrays().forEach(octets::writeBytes);
        return octets.toString(StandardCharsets.UTF_8);
    }

    private static final Pattern HCL_STRING = Pattern.compile("\"((?:[^\"\\\\\\n]|\\\\.)*+)\"");

    /// The one string of an attribute in a block that has nothing but attributes.
    private static String hcl(Language language, String value, String attribute) {
        List<String> lines = lines(language, value)
                .filter(line -> !line.startsWith("#") && !line.isEmpty())
                .toList();
        assertThat(lines.getFirst()).startsWith("resource \"").endsWith("\" {");
        assertThat(lines.getLast()).isEqualTo("}");
        assertThat(lines.subList(1, lines.size() - 1)).allMatch(line -> line.matches(" {2}[a-z_]+ += .*"));
        String line = lines.stream()
                .filter(each -> each.startsWith("  " + attribute + " "))
                .findFirst()
                .orElseThrow();
        Matcher string = HCL_STRING.matcher(line);
        assertThat(string.find()).isTrue();
        String raw = string.group(1);
        assertThat(line.substring(string.end())).matches("]?");
        assertThat(raw).doesNotContain("${", "%{", "$", "%");
        return Pattern.compile("\\\\(?:u([0-9a-f]{4})|U([0-9a-f]{8})|(.))")
                .matcher(raw)
                .replaceAll(match -> Matcher.quoteReplacement(
                        match.group(3) != null
                                ? match.group(3)
                                : Character.toString(Integer.parseInt(
                                        Optional.ofNullable(match.group(1)).orElseGet(() -> match.group(2)), 16))));
    }

    private static List<String> jsonStrings(String json) {
        List<String> strings = new ArrayList<>();
        try (JsonParser parser = JsonFactory.builder().build().createParser(ObjectReadContext.empty(), json)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token == JsonToken.VALUE_STRING || token == JsonToken.PROPERTY_NAME) {
                    strings.add(parser.getString());
                }
            }
        }
        return strings;
    }
}
