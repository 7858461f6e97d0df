package org.sealpost.reports.listen;

import jakarta.mail.Folder;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import java.time.Duration;
import java.util.Properties;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.eclipse.angus.mail.imap.IMAPStore;

/// A mailbox that is open.
final class MailboxConnection implements AutoCloseable {
    private static final Duration CONNECT = Duration.ofSeconds(20);
    private static final Duration GRACE = Duration.ofMinutes(1);
    private static final int FETCH = 256 << 10;

    private final IMAPStore store;
    private final IMAPFolder folder;

    private MailboxConnection(IMAPStore store, IMAPFolder folder) {
        this.store = store;
        this.folder = folder;
    }

    static MailboxConnection open(ImapMailbox mailbox) throws MessagingException {
        boolean implicit = mailbox.security() == ImapMailbox.Security.IMPLICIT;
        String protocol = implicit ? "imaps" : "imap";
        Session session = Session.getInstance(properties(mailbox, "mail." + protocol + "."));
        IMAPStore store = (IMAPStore) session.getStore(protocol);
        try {
            store.connect(
                    mailbox.host(),
                    mailbox.port(),
                    mailbox.user(),
                    mailbox.password().get());
            IMAPFolder folder = (IMAPFolder) store.getFolder(mailbox.folder());
            folder.open(
                    mailbox.afterwards() instanceof ImapMailbox.Afterwards.Leave
                            ? Folder.READ_ONLY
                            : Folder.READ_WRITE);
            return new MailboxConnection(store, folder);
        } catch (MessagingException | RuntimeException failed) {
            close(store);
            throw failed;
        }
    }

    private static Properties properties(ImapMailbox mailbox, String prefix) {
        var properties = new Properties();
        properties.setProperty(prefix + "connectiontimeout", Long.toString(CONNECT.toMillis()));
        // While it waits for new mail, nothing comes for as long as that.
        properties.setProperty(
                prefix + "timeout", Long.toString(mailbox.every().plus(GRACE).toMillis()));
        properties.setProperty(prefix + "writetimeout", Long.toString(GRACE.toMillis()));
        properties.setProperty(prefix + "fetchsize", Integer.toString(FETCH));
        properties.setProperty(prefix + "ssl.checkserveridentity", "true");
        properties.setProperty(prefix + "ssl.protocols", "TLSv1.3 TLSv1.2");
        if (mailbox.security() == ImapMailbox.Security.STARTTLS) {
            properties.setProperty(prefix + "starttls.enable", "true");
            properties.setProperty(prefix + "starttls.required", "true");
        }
        mailbox.trust().ifPresent(trust -> properties.put(prefix + "ssl.socketFactory", trust.getSocketFactory()));
        return properties;
    }

    IMAPFolder folder() {
        return folder;
    }

    Folder other(String name) throws MessagingException {
        return store.getFolder(name);
    }

    boolean can(String capability) throws MessagingException {
        return Boolean.TRUE.equals(folder.doCommand(protocol -> protocol.hasCapability(capability)));
    }

    /// Ends the wait for new mail, from another thread.
    void wake() {
        try {
            folder.doCommandIgnoreFailure(protocol -> {
                protocol.noop();
                return null;
            });
        } catch (MessagingException | RuntimeException lost) {
            // Then it has ended already.
        }
    }

    /// Ends whatever another thread does with it, without a word to the server.
    void hangUp() {
        try {
            folder.forceClose();
        } catch (MessagingException | RuntimeException closedAlready) {
            // That is what was wanted.
        }
    }

    @Override
    public void close() {
        try {
            if (folder.isOpen()) {
                folder.close(false);
            }
        } catch (MessagingException | RuntimeException lost) {
            // The server closes it when the connection ends.
        }
        close(store);
    }

    private static void close(IMAPStore store) {
        try {
            store.close();
        } catch (MessagingException | RuntimeException lost) {
            // There is nothing more that could be done.
        }
    }
}
