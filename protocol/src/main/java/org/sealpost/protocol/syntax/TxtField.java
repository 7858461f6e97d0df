package org.sealpost.protocol.syntax;

/// One `name=value` of a TXT record. Text is one character for each octet.
///
/// @param raw the field as it stands between two semicolons, white space around it removed
public record TxtField(String name, String value, String raw) {}
