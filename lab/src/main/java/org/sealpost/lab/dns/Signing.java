package org.sealpost.lab.dns;

/// How a zone is signed.
public enum Signing {
    SIGNED,
    /// Not at all, and its parent proves that it has no DS: insecure.
    UNSIGNED,
    /// Every signature has a bit turned over: bogus.
    BROKEN,
    /// Every signature ended yesterday: bogus.
    EXPIRED,
    /// Every signature begins tomorrow: bogus.
    NOT_YET_VALID,
    /// The parent has a DS, and nothing is signed: bogus.
    MISSING,
    /// The parent's DS is that of another key: bogus.
    WRONG_DS;

    boolean hasDs() {
        return this != UNSIGNED;
    }

    boolean hasSignatures() {
        return this != UNSIGNED && this != MISSING;
    }
}
