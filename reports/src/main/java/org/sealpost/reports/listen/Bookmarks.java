package org.sealpost.reports.listen;

import java.util.Optional;

/// Remembers up to where mailboxes were read whose mails are left as they are. What was saved is durable.
public interface Bookmarks {
    /// @param mailbox as [ImapMailbox#name] says
    Optional<Mark> load(String mailbox);

    void save(String mailbox, Mark mark);

    /// A place in a mailbox.
    ///
    /// @param uidValidity when the server says another one, the numbers mean other mails
    /// @param uid the last mail that was dealt with
    record Mark(long uidValidity, long uid) {}
}
