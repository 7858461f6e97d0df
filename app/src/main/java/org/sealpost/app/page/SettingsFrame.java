package org.sealpost.app.page;

import java.util.List;
import java.util.Optional;

/// What stands around the content of every page of settings.
///
/// @param lead what the page is for
/// @param sections those that the visitor may see
/// @param formToken what each form carries
/// @param done what was done just now
/// @param problem why nothing was
public record SettingsFrame(
        String title,
        String lead,
        List<Section> sections,
        String formToken,
        Optional<String> done,
        Optional<String> problem) {
    public SettingsFrame {
        sections = List.copyOf(sections);
    }

    /// A page of settings.
    public record Section(String label, String address, boolean here) {}

    /// For a page below that of a section.
    public SettingsFrame titled(String other) {
        return new SettingsFrame(other, lead, sections, formToken, done, problem);
    }

    public SettingsFrame wrong(String sentence) {
        return new SettingsFrame(title, lead, sections, formToken, done, Optional.of(sentence));
    }
}
