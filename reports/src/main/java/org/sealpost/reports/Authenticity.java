package org.sealpost.reports;

import org.sealpost.protocol.name.DomainName;

/// How far it is proven who sent something. It proves who speaks, not that it is a mail provider.
public sealed interface Authenticity {
    /// A DKIM signature over the whole mail by the domain of its author, with a key that may sign reports.
    ///
    /// @param signer the `d=` of the signature
    record Verified(DomainName signer, String selector, String algorithm) implements Authenticity {}

    /// Nothing proves it, and nothing will.
    ///
    /// @param detail what was seen, untrusted; may be empty
    record Unproven(Reason reason, String detail) implements Authenticity {}

    /// It cannot be told now, because a key could not be looked up; worth another try.
    ///
    /// @param detail which key, and why
    record Unknown(String detail) implements Authenticity {}

    /// Why something is not proven.
    enum Reason {
        /// Not a mail: a POST, or a report in a file. RFC 8460 §5.4.
        NOT_A_MAIL,
        NO_SIGNATURE,
        /// A signature that cannot be read, has expired, or is made in a way that proves nothing.
        SIGNATURE_UNUSABLE,
        /// The mail is not what was signed.
        SIGNATURE_BROKEN,
        /// `l=`: only a part of the body is signed. RFC 8460 §3.
        PART_SIGNED,
        /// By a domain other than that of the author, or there is no one author; whether it is good was not looked
        /// at.
        NOT_ALIGNED,
        /// There is no such key, or it was revoked.
        NO_KEY,
        /// The key cannot be read, is too short, is only tried out, or is not for reports (`s=`). RFC 8460 §3.
        KEY_UNFIT
    }
}
