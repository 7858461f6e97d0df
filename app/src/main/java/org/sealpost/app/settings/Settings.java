package org.sealpost.app.settings;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What was set by variables and by the settings file, by the name of the option without its hyphens. A variable goes
/// before the file, and an option on the command line before both.
public record Settings(Map<String, Setting> byKey) {
    /// What can be set. Each is the name of an option.
    public static final List<String> KEYS = List.of(
            "allow-private",
            "ca-file",
            "connect-map",
            "dkim-selector",
            "data",
            "format",
            "give-up-after",
            "helo",
            "https-port",
            "ipv4",
            "ipv6",
            "no-history",
            "public-resolver",
            "resolver",
            "smtp-port",
            "source-address",
            "timeout",
            "trust-ad",
            "trust-anchor");

    public Settings {
        byKey = Map.copyOf(byKey);
    }

    /// @throws org.sealpost.app.exit.Refusal 78 when a key is unknown or the file cannot be read
    public static Settings load(SettingPlaces places, Optional<String> configOption) {
        var byKey = new HashMap<String, Setting>();
        places.file(configOption).ifPresent(file -> byKey.putAll(YamlFile.read(file, places.name(file))));
        byKey.putAll(Variables.read(places.variables()));
        return new Settings(byKey);
    }

    public Optional<Setting> lookup(String key) {
        return Optional.ofNullable(byKey.get(key));
    }
}
