package org.sealpost.check;

/// Something that was seen, quoted.
///
/// @param where the place, such as `TXT of _mta-sts.example.org` or `mx1.example.org [192.0.2.1] EHLO`
/// @param seen the words that were there, untrusted and whole; the renderer escapes and shortens them
public record Evidence(String where, String seen) {}
