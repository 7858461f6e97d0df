package org.sealpost.app.render.reports;

import org.sealpost.app.render.Shown;
import org.sealpost.reports.Authenticity;

/// The words for how far it is proven who sent something.
public final class AuthenticityWords {
    private AuthenticityWords() {}

    /// A sentence without its full stop.
    public static String sentence(Authenticity authenticity) {
        return switch (authenticity) {
            case Authenticity.Verified(var signer, String selector, String algorithm) ->
                "signed by " + signer + " (selector " + Shown.excerpt(selector, 80) + ", "
                        + Shown.excerpt(algorithm, 40) + ")";
            case Authenticity.Unproven(Authenticity.Reason reason, String detail) ->
                "not proven: " + reason(reason) + (detail.isEmpty() ? "" : " (" + Shown.excerpt(detail, 200) + ")");
            case Authenticity.Unknown(String detail) ->
                "not known: the key of the signature could not be looked up (" + Shown.excerpt(detail, 200) + ")";
        };
    }

    /// A word for programs.
    static String word(Authenticity authenticity) {
        return switch (authenticity) {
            case Authenticity.Verified _ -> "verified";
            case Authenticity.Unproven _ -> "unproven";
            case Authenticity.Unknown _ -> "unknown";
        };
    }

    private static String reason(Authenticity.Reason reason) {
        return switch (reason) {
            case NOT_A_MAIL -> "it did not come as a signed mail";
            case NO_SIGNATURE -> "the mail has no signature";
            case SIGNATURE_UNUSABLE -> "the signature cannot be used";
            case SIGNATURE_BROKEN -> "the mail is not what was signed";
            case PART_SIGNED -> "only a part of the mail is signed";
            case NOT_ALIGNED -> "somebody else signed it than the author";
            case NO_KEY -> "the key of the signature does not exist";
            case KEY_UNFIT -> "the key of the signature may not sign reports";
        };
    }
}
