package org.sealpost.app.web;

/// What is answered where no handler does.
public interface Refusals {
    /// @param call the request as far as it was read
    /// @param status of RFC 9110 §15
    /// @param sentence why, and what to do
    Reply refuse(Call call, int status, String sentence);

    /// What is answered where not even the head of a request could be read. No store is asked.
    ///
    /// @param path as it was written, not decoded; empty when it could not be read
    Reply unread(String path, int status, String sentence);

    /// @param id to quote
    Reply fault(Call call, String id);
}
