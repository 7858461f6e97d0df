package org.sealpost.host.folder;

/// What can be wrong with a folder of policies and certificates.
public enum FolderCode {
    /// The name of a folder is not that of a domain, or it begins with `mta-sts.`, which is added when it is served.
    NAME("name"),
    POLICY_MISSING("policy-missing"),
    /// Larger than senders read. RFC 8461 §3.3.
    POLICY_TOO_LARGE("policy-too-large"),
    /// A sender could make nothing of it.
    POLICY_UNUSABLE("policy-unusable"),
    /// One of the two files is there without the other.
    IDENTITY_INCOMPLETE("identity-incomplete"),
    CERTIFICATE_UNREADABLE("certificate-unreadable"),
    /// The certificate does not name the policy host.
    CERTIFICATE_NAME("certificate-name"),
    /// It is over, and served all the same.
    CERTIFICATE_EXPIRED("certificate-expired"),
    KEY_UNREADABLE("key-unreadable"),
    /// The key is that of another certificate.
    KEY_OTHER("key-other"),
    /// A file or folder could not be read.
    UNREADABLE("unreadable"),
    /// There is nothing in the folder any more, as when a disk is not mounted; nothing is taken away for that.
    EMPTY("empty"),
    /// The system does not tell of changes in all folders; they are found when they are looked for.
    WATCH("watch");

    private final String id;

    FolderCode(String fault) {
        id = "host.folder." + fault;
    }

    /// The stable name.
    public String id() {
        return id;
    }
}
