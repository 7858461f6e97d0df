package org.sealpost.app.page;

import java.util.List;

/// The channels by which alerts are told.
///
/// @param room whether there may be more of them
public record ChannelsPage(List<Row> channels, boolean room) {
    public ChannelsPage {
        channels = List.copyOf(channels);
    }

    /// A channel.
    ///
    /// @param way how it is reached, without what is secret about it
    /// @param told what is told, and when it is not
    /// @param tone the class of the mark of its last message
    /// @param last what became of that message
    public record Row(String label, String way, String told, String tone, String last) {}
}
