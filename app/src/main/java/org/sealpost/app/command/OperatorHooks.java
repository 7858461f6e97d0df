package org.sealpost.app.command;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sealpost.app.exit.ExitCode;
import org.sealpost.app.exit.Refusal;
import org.sealpost.app.render.Shown;
import org.sealpost.app.settings.Setting;
import org.sealpost.app.settings.SettingPlaces;
import org.sealpost.app.settings.Settings;
import org.sealpost.publish.dns.Command;
import picocli.CommandLine.TypeConversionException;

/// The programs of the operator that write records. They are named in the settings file, and nowhere else: no
/// option, variable, page or request can have a command run or an address called.
record OperatorHooks(Settings settings, Surroundings surroundings) {
    private static final Duration LIMIT = Duration.ofMinutes(1);
    private static final Duration LONGEST = Duration.ofMinutes(10);

    /// @param config the settings file that was named, if one was
    static OperatorHooks read(Surroundings surroundings, Optional<String> config) {
        var places = new SettingPlaces(surroundings.directory(), surroundings.variables());
        return new OperatorHooks(Settings.load(places, config), surroundings);
    }

    /// The command that writes records.
    ///
    /// @throws Refusal 78 when it cannot be run as it stands there
    Optional<Command> command() {
        return settings.lookup("dns-command").map(this::command);
    }

    private Command command(Setting setting) {
        List<String> words = words(setting);
        // Nothing splits or looks up what stands there: what is run is what was named.
        if (!Path.of(words.getFirst()).isAbsolute()) {
            throw refused(
                    setting,
                    "dns-command needs the whole path of the program, such as /usr/local/bin/write-dns, and its"
                            + " arguments as further elements of a list");
        }
        return new Command(words, variables(), limit());
    }

    private Map<String, String> variables() {
        var passed = new HashMap<String, String>();
        settings.lookup("dns-command-variables")
                .ifPresent(setting -> words(setting)
                        .forEach(name -> passed.put(
                                name,
                                surroundings
                                        .variable(name)
                                        .orElseThrow(() -> refused(
                                                setting, "the variable " + Shown.text(name) + " is not set")))));
        return passed;
    }

    private Duration limit() {
        Optional<Setting> setting = settings.lookup("dns-command-limit");
        if (setting.isEmpty()) {
            return LIMIT;
        }
        try {
            Duration limit = new TimeConverter().convert(setting.get().value());
            if (limit.compareTo(LONGEST) <= 0) {
                return limit;
            }
        } catch (TypeConversionException noTime) {
            // Said below.
        }
        throw refused(setting.get(), "dns-command-limit is a time such as 30s, of at most 10m");
    }

    /// The address of the webhook.
    Optional<String> webhook() {
        return settings.lookup("dns-webhook").map(setting -> {
            try {
                return URI.create(setting.value()).toString();
            } catch (IllegalArgumentException noAddress) {
                throw refused(setting, "dns-webhook is an address such as https://dns.example.org/records");
            }
        });
    }

    private static List<String> words(Setting setting) {
        List<String> words = setting.value().lines().toList();
        if (words.isEmpty() || words.stream().anyMatch(String::isBlank)) {
            throw refused(setting, "an element is empty");
        }
        return words;
    }

    private static Refusal refused(Setting setting, String problem) {
        return new Refusal(ExitCode.CONFIGURATION, setting.origin() + ": " + problem);
    }
}
