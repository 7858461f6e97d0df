package org.sealpost.host.acme;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// How an order stands, by the authority's word. RFC 8555 §7.1.6.
sealed interface OrderLook {
    /// A proof is wanted.
    ///
    /// @param token names the challenge of the kind that was asked for
    record ProofWanted(String token, String keyAuthorization) implements OrderLook {}

    /// The authority is looking at the proof, or at other proofs of ours.
    record Proving(Optional<Duration> again) implements OrderLook {}

    /// The proof did not convince.
    record ProofFailed(String detail) implements OrderLook {}

    /// The proof that we can give is not among those it takes.
    record ProofNotOffered(List<String> offered) implements OrderLook {}

    /// It waits for the key.
    record Ready() implements OrderLook {}

    record Processing(Optional<Duration> again) implements OrderLook {}

    record Issued(URI certificate) implements OrderLook {}

    /// It will never be fulfilled.
    record Dead(String detail) implements OrderLook {}
}
