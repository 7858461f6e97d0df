package org.sealpost.observe.facts;

import java.util.List;

/// An SMTP reply: its code and the text of each line after the code. Untrusted.
///
/// @see <a href="https://www.rfc-editor.org/rfc/rfc5321#section-4.2">RFC 5321 §4.2</a>
public record SmtpReply(int code, List<String> lines) {
    public SmtpReply {
        lines = List.copyOf(lines);
    }

    /// 4yz: the server says to come back later.
    public boolean temporary() {
        return code / 100 == 4;
    }
}
