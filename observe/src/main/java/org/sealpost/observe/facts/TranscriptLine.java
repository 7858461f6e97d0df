package org.sealpost.observe.facts;

import java.time.Duration;

/// One line of a dialogue.
///
/// @param fromServer who said it
/// @param text without the line end; untrusted; events that are no line of the protocol (such as the TLS handshake)
/// stand in parentheses
/// @param at counted from the start of the connection
public record TranscriptLine(boolean fromServer, String text, Duration at) {}
