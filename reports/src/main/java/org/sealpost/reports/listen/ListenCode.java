package org.sealpost.reports.listen;

/// Why something was not taken, before anyone has read it.
public enum ListenCode {
    /// One source has sent as much as is taken of one source in a window.
    SOURCE_QUOTA("intake.source-quota"),
    /// About one domain as much came as is taken about one domain in a window.
    DOMAIN_QUOTA("intake.domain-quota"),
    /// One reporter has sent more reports about one domain and one day than anybody would.
    REPORTER_QUOTA("intake.reporter-quota"),
    /// More waits to be kept than may wait.
    QUEUE_FULL("intake.queue-full"),
    /// More octets are being held than may be.
    MEMORY_FULL("intake.memory-full"),
    /// The program is being stopped.
    STOPPING("intake.stopping"),
    MAIL_TOO_LARGE("intake.mail-too-large"),
    BODY_TOO_LARGE("intake.body-too-large"),
    /// A POST of something that neither says that it is a report nor looks like one.
    NOT_A_REPORT("intake.not-a-report"),
    /// A mail for an address that is not ours.
    NO_SUCH_ADDRESS("intake.no-such-address"),
    /// A POST to a path that is not ours.
    NO_SUCH_PATH("intake.no-such-path"),
    /// Octets came too slowly.
    TOO_SLOW("intake.too-slow"),
    /// One source has more connections open than one may.
    CONNECTIONS("intake.too-many-connections");

    private final String id;

    ListenCode(String id) {
        this.id = id;
    }

    /// The stable name.
    public String id() {
        return id;
    }
}
