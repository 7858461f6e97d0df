package org.sealpost.app.web;

import java.util.Optional;

/// What is answered where no handler does.
public interface Refusals {
    /// @param call the request as far as it was read
    /// @param status of RFC 9110 §15
    /// @param sentence why, and what to do
    Reply refuse(Call call, int status, String sentence);

    /// What is answered where not even the head of a request could be read; empty: the sentence, as text.
    ///
    /// @param path as it was written, not decoded
    default Optional<Reply> unread(String path, int status, String sentence) {
        return Optional.empty();
    }

    /// @param id to quote
    Reply fault(Call call, String id);
}
