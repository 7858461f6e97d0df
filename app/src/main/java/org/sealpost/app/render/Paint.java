package org.sealpost.app.render;

/// Colours text, or leaves it as it is.
///
/// @param colour whether there is a terminal that shows colours to someone who wants them
public record Paint(boolean colour) {
    /// `text` in the colour of `tone`; the same text when there is no colour or nothing to see.
    public String apply(Tone tone, String text) {
        if (!colour || tone.graphics().isEmpty() || text.isBlank()) {
            return text;
        }
        return "\u001b[" + tone.graphics() + "m" + text + "\u001b[0m";
    }
}
