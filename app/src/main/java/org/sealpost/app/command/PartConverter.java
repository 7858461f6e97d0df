package org.sealpost.app.command;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.sealpost.app.render.Shown;
import org.sealpost.observe.facts.Part;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// A part of an observation, such as `smtp` or `tls-rpt`.
final class PartConverter implements ITypeConverter<Part> {
    @Override
    public Part convert(String text) {
        return Part.of(text.toLowerCase(Locale.ROOT))
                .orElseThrow(() -> new TypeConversionException(Shown.quoted(text) + " is not one of "
                        + Arrays.stream(Part.values()).map(Part::word).collect(Collectors.joining(", "))));
    }
}
