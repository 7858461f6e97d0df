package org.sealpost.app.command;

import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sealpost.app.settings.Setting;
import org.sealpost.app.settings.Settings;
import picocli.CommandLine.IDefaultValueProvider;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;

/// Gives options that were left out the value of their setting.
final class SettingDefaults implements IDefaultValueProvider {
    private final Settings settings;

    SettingDefaults(Settings settings) {
        this.settings = settings;
    }

    @Override
    public @Nullable String defaultValue(ArgSpec argument) {
        return setting(argument).map(Setting::value).orElse(null);
    }

    /// Where the value of `argument` came from; empty when it was not a setting.
    Optional<String> origin(@Nullable ArgSpec argument, String[] commandLine) {
        if (!(argument instanceof OptionSpec option)) {
            return Optional.empty();
        }
        boolean given = Arrays.stream(option.names())
                .anyMatch(name ->
                        Arrays.stream(commandLine).anyMatch(word -> word.equals(name) || word.startsWith(name + "=")));
        return given ? Optional.empty() : setting(option).map(Setting::origin);
    }

    private Optional<Setting> setting(ArgSpec argument) {
        return argument instanceof OptionSpec option && option.longestName().startsWith("--")
                ? settings.lookup(option.longestName().substring(2))
                : Optional.empty();
    }
}
