package org.sealpost.app.command;

import java.time.Duration;
import org.sealpost.publish.generate.AgePreset;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// How long senders keep a policy: a preset or whole seconds.
final class AgeConverter implements ITypeConverter<Duration> {
    @Override
    public Duration convert(String text) {
        return AgePreset.read(text)
                .orElseThrow(() ->
                        new TypeConversionException("'" + text + "' is no time such as 1d, 1w, 30d, 1y or 86400"));
    }
}
