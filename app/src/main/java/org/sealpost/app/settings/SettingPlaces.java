package org.sealpost.app.settings;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.sealpost.app.exit.ExitCode;
import org.sealpost.app.exit.Refusal;
import org.sealpost.app.render.Shown;

/// Where settings may stand.
///
/// @param directory the one the program was started in
/// @param variables the environment
public record SettingPlaces(Path directory, Map<String, String> variables) {
    private static final String NAME = "sealpost.yaml";

    public SettingPlaces {
        variables = Map.copyOf(variables);
    }

    /// The one settings file: that of the option, else `sealpost.yaml` here, else in `$XDG_CONFIG_HOME/sealpost`, else
    /// in `/etc/sealpost`.
    ///
    /// @throws Refusal 78 when the option names a file that is not there
    Optional<Path> file(Optional<String> configOption) {
        if (configOption.isPresent()) {
            Path named = resolved(configOption.get());
            if (!Files.isReadable(named) || Files.isDirectory(named)) {
                throw new Refusal(
                        ExitCode.CONFIGURATION, "there is no settings file " + Shown.quoted(configOption.get()));
            }
            return Optional.of(named);
        }
        return Stream.of(directory, personal(), Path.of("/etc/sealpost"))
                .map(folder -> folder.resolve(NAME))
                .filter(Files::isRegularFile)
                .findFirst();
    }

    /// A file's name as a person would write it from here.
    String name(Path file) {
        return Shown.text(
                file.startsWith(directory) ? directory.relativize(file).toString() : file.toString());
    }

    private Path resolved(String file) {
        try {
            return directory.resolve(file);
        } catch (InvalidPathException notAPath) {
            throw new Refusal(ExitCode.CONFIGURATION, "there is no settings file " + Shown.quoted(file));
        }
    }

    private Path personal() {
        String folder = variables.getOrDefault("XDG_CONFIG_HOME", "");
        // The specification of these folders: a relative one is to be ignored.
        Path configuration = folder.startsWith("/")
                ? Path.of(folder)
                : Path.of(variables.getOrDefault("HOME", "/")).resolve(".config");
        return configuration.resolve("sealpost");
    }
}
