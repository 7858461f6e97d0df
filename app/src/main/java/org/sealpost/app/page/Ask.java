package org.sealpost.app.page;

import java.util.Optional;

/// The field in which a domain is asked for.
///
/// @param action where the form goes
/// @param button what its button says
/// @param value what stands in it
/// @param problem what was wrong with it
/// @param meant what was probably meant
public record Ask(String action, String button, String value, Optional<String> problem, Optional<String> meant) {
    public static Ask check(String value) {
        return new Ask("/check", "Check", value, Optional.empty(), Optional.empty());
    }

    public Ask wrong(String sentence, Optional<String> rather) {
        return new Ask(action, button, value, Optional.of(sentence), rather);
    }
}
