package org.sealpost.app.command;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// What `sealpost serve` can do; each can run in a process of its own.
enum ServePart {
    /// Pages and API.
    PAGES,
    /// The watcher, and telling people of alerts.
    WATCH,
    /// Policies over HTTPS, as `sealpost host` serves them.
    POLICY_HOST,
    /// The ways in for reports, as `sealpost reports listen` has them.
    INTAKE;

    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// A part by its word.
    static final class Converter implements ITypeConverter<ServePart> {
        @Override
        public ServePart convert(String text) {
            return Arrays.stream(values())
                    .filter(part -> part.word().equals(text))
                    .findFirst()
                    .orElseThrow(() -> new TypeConversionException("'" + text + "' is none of "
                            + Arrays.stream(values()).map(ServePart::word).collect(Collectors.joining(", "))));
        }
    }
}
