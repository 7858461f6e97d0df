package org.sealpost.app.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sealpost.app.exit.ExitCode;
import org.sealpost.app.exit.Refusal;

class SettingsTest {
    @TempDir
    Path directory;

    private final Map<String, String> variables = new HashMap<>();

    @BeforeEach
    void keepAwayFromThisMachine() {
        variables.put("XDG_CONFIG_HOME", directory.resolve("personal").toString());
    }

    @Test
    void nothingIsSetWhereThereIsNothing() {
        assertThat(load().byKey()).isEmpty();
    }

    @Test
    void theFileHereIsRead() throws IOException {
        file(
                "sealpost.yaml",
                "# ours\ntimeout: 45s\nresolver:\n  - 192.0.2.1\n  - tls://dns.example\ntrust-ad: true\n");
        assertThat(load().byKey())
                .containsOnly(
                        Map.entry("timeout", new Setting("45s", "sealpost.yaml:2")),
                        Map.entry("resolver", new Setting("192.0.2.1,tls://dns.example", "sealpost.yaml:3")),
                        Map.entry("trust-ad", new Setting("true", "sealpost.yaml:6")));
    }

    @Test
    void thePersonalFileIsReadWhenThereIsNoneHere() throws IOException {
        Files.createDirectories(directory.resolve("personal/sealpost"));
        file("personal/sealpost/sealpost.yaml", "helo: mail.example\n");
        assertThat(load().lookup("helo")).map(Setting::value).contains("mail.example");
    }

    @Test
    void onlyOneFileIsRead() throws IOException {
        Files.createDirectories(directory.resolve("personal/sealpost"));
        file("personal/sealpost/sealpost.yaml", "helo: mail.example\n");
        file("sealpost.yaml", "timeout: 1s\n");
        assertThat(load().byKey()).containsOnlyKeys("timeout");
    }

    @Test
    void theNamedFileGoesBeforeAllOthers() throws IOException {
        file("sealpost.yaml", "timeout: 1s\n");
        file("other.yaml", "timeout: 2s\n");
        assertThat(load(Optional.of("other.yaml")).lookup("timeout")).contains(new Setting("2s", "other.yaml:1"));
    }

    @Test
    void aVariableGoesBeforeTheFile() throws IOException {
        file("sealpost.yaml", "smtp-port: 26\nhttps-port: 444\n");
        variables.put("SEALPOST_SMTP_PORT", "27");
        assertThat(load().byKey())
                .containsOnly(
                        Map.entry("smtp-port", new Setting("27", "SEALPOST_SMTP_PORT")),
                        Map.entry("https-port", new Setting("444", "sealpost.yaml:2")));
    }

    @Test
    void whatIsRunStandsInTheFileAlone() throws IOException {
        file("sealpost.yaml", "dns-command:\n  - /opt/dns\n  - --zone=a,b c\ndns-webhook: https://dns.example/w\n");
        assertThat(load().byKey())
                .containsOnly(
                        Map.entry("dns-command", new Setting("/opt/dns\n--zone=a,b c", "sealpost.yaml:1")),
                        Map.entry("dns-webhook", new Setting("https://dns.example/w", "sealpost.yaml:4")));

        variables.put("SEALPOST_DNS_COMMAND", "/bin/sh");
        refused("what SEALPOST_DNS_COMMAND names can be set in the settings file alone");
    }

    @Test
    void theVariablesOfOthersAreLeftAlone() {
        variables.put("SEALPOST_SERVICE_HOST", "10.0.0.1");
        variables.put("SEALPOST_JAVA_HOME", "/opt/jdk");
        variables.put("SEALPOST_TIMEOUT", "");
        assertThat(load().byKey()).isEmpty();
    }

    @Test
    void aVariableWithASlipIsRefused() {
        variables.put("SEALPOST_RESOLVERS", "192.0.2.1");
        refused("there is no setting for the variable SEALPOST_RESOLVERS; did you mean SEALPOST_RESOLVER?");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a: b|sealpost.yaml:1: unknown key 'a'",
                "timeout: 1s\\nresolvr: x|sealpost.yaml:2: unknown key 'resolvr'; did you mean resolver?",
                "timeout: 1s\\n\\ntimeout: 2s|sealpost.yaml:3: the key timeout stands here for the second time",
                "timeout:|sealpost.yaml:1: timeout needs one value",
                "timeout: [1, 2]|sealpost.yaml:1: timeout needs one value",
                "resolver: [[a]]|sealpost.yaml:1: an element of resolver is one word",
                "- timeout|sealpost.yaml:1: expected lines of the form key: value",
                "[a]: b|sealpost.yaml:1: a key is a word",
                "timeout: '1s|sealpost.yaml:1: found unexpected end of stream",
                "\\t: x|sealpost.yaml:1: found character '\\\\t(TAB)' that cannot start any token. (Do not use \\\\t(TAB) for"
                        + " indentation)",
            })
    void aFileThatIsNotUnderstoodIsRefusedWithItsLine(String text, String sentence) throws IOException {
        file("sealpost.yaml", text.replace("\\n", "\n").replace("\\t", "\t"));
        refused(sentence);
    }

    @Test
    void aFileThatIsNotTextIsRefused() throws IOException {
        Files.write(directory.resolve("sealpost.yaml"), new byte[] {(byte) 0xff, (byte) 0xfe});
        refused("sealpost.yaml cannot be read as UTF-8 text");
    }

    @Test
    void aNamedFileMustBeThere() {
        assertThatThrownBy(() -> load(Optional.of("gone.yaml"))).hasMessage("there is no settings file 'gone.yaml'");
    }

    private void refused(String sentence) {
        assertThatThrownBy(this::load)
                .hasMessage(sentence)
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo(ExitCode.CONFIGURATION));
    }

    private void file(String name, String text) throws IOException {
        Files.writeString(directory.resolve(name), text);
    }

    private Settings load() {
        return load(Optional.empty());
    }

    private Settings load(Optional<String> configOption) {
        return Settings.load(new SettingPlaces(directory, variables), configOption);
    }
}
