package org.sealpost.app.page;

import java.util.List;
import java.util.Optional;

/// A channel, or the form for a new one.
///
/// @param label empty for a new one
/// @param way how it is reached, without what is secret about it
/// @param typed what stands in the form
/// @param signed whether messages are signed, so that there is a secret
/// @param secret the key of a webhook that was just made, to be shown this once
/// @param trial what came of a test just now
/// @param posted the last messages
public record ChannelPage(
        String label,
        String way,
        Typed typed,
        boolean signed,
        Optional<String> secret,
        Optional<Trial> trial,
        List<Posted> posted) {
    public ChannelPage {
        posted = List.copyOf(posted);
    }

    public boolean isNew() {
        return label.isEmpty();
    }

    /// What stands in the fields.
    ///
    /// @param kinds of channels, with the chosen one
    public record Typed(
            String label,
            List<Choice> kinds,
            String to,
            List<Choice> levels,
            String tags,
            boolean recoveries,
            String quietFrom,
            String quietTo,
            String zone,
            List<Choice> days,
            boolean pagesBreakThrough) {
        public Typed {
            kinds = List.copyOf(kinds);
            levels = List.copyOf(levels);
            days = List.copyOf(days);
        }
    }

    /// One of several.
    public record Choice(String value, String label, boolean chosen) {}

    /// @param tone the class of its mark
    public record Trial(String tone, String sentence) {}

    /// A message.
    ///
    /// @param tone the class of its mark
    public record Posted(String at, String what, String tone, String state) {}
}
