package org.sealpost.app.settings;

/// One value that was set outside the command line.
///
/// @param value as it would stand after the option
/// @param origin where it was set, such as `sealpost.yaml:3` or `SEALPOST_TIMEOUT`; safe to show
public record Setting(String value, String origin) {}
