package org.sealpost.app.command;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.sealpost.app.render.Shown;
import org.sealpost.check.sender.SenderKind;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// A kind of sender, such as `mta-sts`.
final class SenderConverter implements ITypeConverter<SenderKind> {
    @Override
    public SenderKind convert(String text) {
        return SenderKind.of(text.toLowerCase(Locale.ROOT))
                .orElseThrow(() -> new TypeConversionException(Shown.quoted(text) + " is not one of "
                        + Arrays.stream(SenderKind.values())
                                .map(SenderKind::word)
                                .collect(Collectors.joining(", "))));
    }
}
