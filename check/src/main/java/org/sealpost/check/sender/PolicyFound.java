package org.sealpost.check.sender;

import java.util.Optional;
import org.sealpost.protocol.mtasts.StsPolicy;
import org.sealpost.protocol.tlsrpt.ResultType;

/// What a sender comes by when it looks for the policy of a domain now.
///
/// @see <a href="https://www.rfc-editor.org/rfc/rfc8461#section-3.3">RFC 8461 §3.3</a>
public sealed interface PolicyFound {
    /// A policy that it may apply.
    record Usable(StsPolicy policy) implements PolicyFound {}

    /// No record that counts, so that it does not even ask for a policy (RFC 8461 §3.1).
    record NoRecord(RecordFault fault) implements PolicyFound {}

    /// A record, and no policy to be had.
    record NotFetched(FetchFault fault) implements PolicyFound {}

    /// A text that is no policy to this sender.
    record Invalid(PolicyFault fault) implements PolicyFound {}

    /// Facts are missing, or it depends on the address that a sender meets.
    record NotKnown(Missing missing) implements PolicyFound {}

    /// Why there is no record.
    enum RecordFault {
        NONE,
        SEVERAL,
        UNUSABLE
    }

    /// Why there is no text.
    enum FetchFault {
        NO_ADDRESS,
        NOT_REACHED,
        TLS_FAILED,
        CERTIFICATE,
        REDIRECTED,
        STATUS,
        TOO_LARGE,
        TOO_SLOW,
        NOT_HTTP
    }

    /// Why a text is no policy.
    enum PolicyFault {
        GRAMMAR,
        /// For senders that want `version` on the first line.
        VERSION_NOT_FIRST,
        /// For senders that want `text/plain`.
        MEDIA_TYPE
    }

    /// What is not known.
    enum Missing {
        RECORD,
        POLICY,
        /// The addresses of the policy host do not serve the same.
        ADDRESSES_DIFFER
    }

    /// The policy, when there is one that it may apply.
    default Optional<StsPolicy> usable() {
        return this instanceof Usable(StsPolicy policy) ? Optional.of(policy) : Optional.empty();
    }

    /// What the sender reports of the look itself, whatever it holds in its cache (RFC 8460 §4.3.2.2).
    default Optional<ResultType.Known> failure() {
        return switch (this) {
            case Usable _, NoRecord _, NotKnown _ -> Optional.empty();
            case NotFetched(FetchFault fault) ->
                Optional.of(
                        fault == FetchFault.CERTIFICATE
                                ? ResultType.Known.STS_WEBPKI_INVALID
                                : ResultType.Known.STS_POLICY_FETCH_ERROR);
            case Invalid _ -> Optional.of(ResultType.Known.STS_POLICY_INVALID);
        };
    }
}
