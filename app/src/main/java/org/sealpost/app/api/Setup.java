package org.sealpost.app.api;

import java.util.List;
import org.sealpost.app.watch.ChannelDesk;

/// What is set up for telling people and for writing records.
///
/// @param mail whether mails can be sent
/// @param credentials of those who can write DNS records, by name
public record Setup(ChannelDesk channels, boolean mail, List<Credential> credentials) {
    public Setup {
        credentials = List.copyOf(credentials);
    }

    /// @param title the name of the writer for people
    /// @param how where its credentials come from, without their values
    public record Credential(String title, String how) {}
}
