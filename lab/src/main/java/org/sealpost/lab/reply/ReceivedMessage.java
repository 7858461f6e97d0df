package org.sealpost.lab.reply;

import java.util.List;

/// A message that a mail server took.
///
/// @param host the server
/// @param secured whether it came over TLS
/// @param from the reverse-path as given, without brackets
/// @param to the recipients
/// @param lines header, an empty line and body, without the dots of transport
public record ReceivedMessage(String host, boolean secured, String from, List<String> to, List<String> lines) {
    public ReceivedMessage {
        to = List.copyOf(to);
        lines = List.copyOf(lines);
    }
}
