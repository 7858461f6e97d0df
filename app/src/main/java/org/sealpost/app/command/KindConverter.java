package org.sealpost.app.command;

import java.util.Arrays;
import java.util.List;
import org.sealpost.app.lint.LintKind;
import org.sealpost.app.render.Nearest;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// The kind of a text, by its word.
final class KindConverter implements ITypeConverter<LintKind> {
    @Override
    public LintKind convert(String word) {
        return LintKind.of(word).orElseThrow(() -> {
            List<String> known =
                    Arrays.stream(LintKind.values()).map(LintKind::word).toList();
            List<String> near = Nearest.of(word, known);
            return new TypeConversionException("'" + word + "' is none of " + String.join(", ", known)
                    + (near.isEmpty() ? "" : "; did you mean " + String.join(" or ", near) + "?"));
        });
    }
}
