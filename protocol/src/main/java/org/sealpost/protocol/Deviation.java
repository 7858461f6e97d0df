package org.sealpost.protocol;

/// One departure met while parsing.
///
/// @param code which kind
/// @param line the line it stands on, from 1; always 1 in a TXT record; 0 when something is missing and stands
/// nowhere
/// @param text what was seen, as it was (bytes outside UTF-8 replaced; after 500 characters cut and ended by `…`),
/// empty when something is missing; untrusted, escape before showing
public record Deviation(DeviationCode code, int line, String text) {
    public Deviation {
        if (line < 0) {
            throw new IllegalArgumentException("a line is 0 or more");
        }
    }
}
