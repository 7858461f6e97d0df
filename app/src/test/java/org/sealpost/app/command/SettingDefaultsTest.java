package org.sealpost.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sealpost.app.settings.Settings;
import org.sealpost.app.store.ReportStores;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.OptionSpec;

class SettingDefaultsTest {
    private static final String[] MATCH = {"match", "*.a.example", "b.a.example"};

    @TempDir
    Path directory;

    private Session session;

    @BeforeEach
    void start() {
        session = new Session(directory);
    }

    @Test
    void aSettingStandsInForAnOption() {
        assertThat(session.with("SEALPOST_FORMAT", "json").run(MATCH)).isZero();
        assertThat(session.out()).startsWith("{\"kind\":\"match\"");
    }

    @Test
    void anOptionGoesBeforeASetting() {
        assertThat(session.with("SEALPOST_FORMAT", "json").run("match", "--format=text", "a.example", "a.example"))
                .isZero();
        assertThat(session.out()).startsWith("a.example covers");
    }

    @Test
    void theFileOfTheOptionIsFoundBeforeAndAfterTheCommand() throws IOException {
        Files.writeString(directory.resolve("other.yaml"), "format: json\n");
        assertThat(session.run("--config", "other.yaml", "match", "a.example", "a.example"))
                .isZero();
        assertThat(session.run("match", "--config", "other.yaml", "a.example", "a.example"))
                .isZero();
        assertThat(session.out().lines()).hasSize(2).allMatch(line -> line.startsWith("{"));
    }

    @Test
    void aWrongValueGives78AndItsPlace() throws IOException {
        Files.writeString(directory.resolve("sealpost.yaml"), "\nformat: yaml\n");
        assertThat(session.run(MATCH)).isEqualTo(78);
        assertThat(session.err())
                .isEqualTo(
                        "sealpost: sealpost.yaml:2: Invalid value for option '--format': expected one of [TEXT, JSON]"
                                + " (case-insensitive) but was 'yaml'" + System.lineSeparator());
    }

    @Test
    void aWrongOptionStays64BesideASetting() {
        assertThat(session.with("SEALPOST_FORMAT", "json").run("match", "--format=yaml", "a", "b"))
                .isEqualTo(64);
    }

    @Test
    void anUnknownKeyGives78() throws IOException {
        Files.writeString(directory.resolve("sealpost.yaml"), "formt: json\n");
        assertThat(session.run(MATCH)).isEqualTo(78);
        assertThat(session.err()).contains("sealpost.yaml:1: unknown key 'formt'; did you mean format?");
    }

    @Test
    void helpIsGivenWhateverTheSettingsAre() throws IOException {
        Files.writeString(directory.resolve("sealpost.yaml"), "formt: json\n");
        assertThat(session.run("match", "--help")).isZero();
        assertThat(session.run("--version")).isZero();
    }

    @Test
    void everyKeyIsAnOptionAndEveryNetworkOptionIsAKey() {
        Set<String> network = names(new CommandLine(new Looking()));
        // Whether to look at the lab is asked anew each time.
        network.remove("lab");
        assertThat(network).isSubsetOf(Settings.KEYS);
        Set<String> all = new HashSet<>(network);
        addNames(new Program(session.surroundings()).commandLine(), all);
        assertThat(all).containsAll(Settings.KEYS);
    }

    private static void addNames(CommandLine command, Set<String> all) {
        all.addAll(names(command));
        command.getSubcommands().values().forEach(each -> addNames(each, all));
    }

    @Test
    void thresholdsComeFromTheSettingsToo() throws IOException {
        Files.writeString(directory.resolve("sealpost.yaml"), "threshold: days=3\n");
        ReportStores.file(directory.resolve("data").resolve("reports.db")).close();
        assertThat(session.run("reports", "readiness", "example.org", "--data", "data"))
                .isEqualTo(64);
        assertThat(session.err()).contains("--threshold", "run-days");
    }

    @Test
    void everyNetworkSettingReachesItsOption() {
        var line = new CommandLine(new Looking());
        var settings = new java.util.HashMap<String, org.sealpost.app.settings.Setting>();
        set(settings, "resolver", "192.0.2.1,tls://dns.example");
        set(settings, "trust-anchor", "anchor");
        set(settings, "trust-ad", "true");
        set(settings, "connect-map", "map");
        set(settings, "ca-file", "ca.pem");
        set(settings, "https-port", "8443");
        set(settings, "smtp-port", "2525");
        set(settings, "timeout", "1500ms");
        set(settings, "helo", "me.example");
        set(settings, "source-address", "2001:db8::1");
        line.setDefaultValueProvider(new SettingDefaults(new Settings(settings)));
        line.parseArgs();
        Looking command = line.getCommand();
        NetworkOptions options = command.network;
        assertThat(options.resolvers()).containsExactly("192.0.2.1", "tls://dns.example");
        assertThat(options.trustAnchor()).contains(Path.of("anchor"));
        assertThat(options.trustAd()).isTrue();
        assertThat(options.connectMap()).contains(Path.of("map"));
        assertThat(options.caFile()).contains(Path.of("ca.pem"));
        assertThat(options.httpsPort()).isEqualTo(8443);
        assertThat(options.smtpPort()).isEqualTo(2525);
        assertThat(options.timeout()).contains(java.time.Duration.ofMillis(1500));
        assertThat(options.helo()).contains("me.example");
        assertThat(options.sourceAddress()).contains(java.net.InetAddress.ofLiteral("2001:db8::1"));
        assertThat(options.lab()).isFalse();
    }

    @Test
    void networkOptionsHaveDefaults() {
        var line = new CommandLine(new Looking());
        line.parseArgs();
        Looking command = line.getCommand();
        assertThat(command.network.resolvers()).isEmpty();
        assertThat(command.network.trustAnchor()).isEmpty();
        assertThat(command.network.trustAd()).isFalse();
        assertThat(command.network.httpsPort()).isEqualTo(443);
        assertThat(command.network.smtpPort()).isEqualTo(25);
        assertThat(command.network.timeout()).isEmpty();
        assertThat(command.network.sourceAddress()).isEmpty();
    }

    private static void set(
            java.util.Map<String, org.sealpost.app.settings.Setting> settings, String key, String value) {
        settings.put(key, new org.sealpost.app.settings.Setting(value, "test"));
    }

    private static Set<String> names(CommandLine line) {
        var names = new HashSet<String>();
        for (OptionSpec option : line.getCommandSpec().options()) {
            names.add(option.longestName().replaceFirst("^-+", ""));
        }
        return names;
    }

    @Command(name = "looking")
    private static final class Looking {
        @Mixin
        private final NetworkOptions network = new NetworkOptions();
    }
}
