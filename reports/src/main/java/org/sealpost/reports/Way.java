package org.sealpost.reports;

/// How something came to us.
public enum Way {
    SMTP,
    LMTP,
    /// Posted; nobody can be told from anybody else (RFC 8460 §5.4).
    HTTPS,
    /// Fetched from a mailbox.
    IMAP,
    /// Given by whoever runs the program: a file, a mailbox on disk, standard input.
    FILE
}
