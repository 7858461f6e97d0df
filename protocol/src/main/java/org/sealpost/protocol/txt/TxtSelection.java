package org.sealpost.protocol.txt;

import org.sealpost.protocol.Parsed;

/// What a TXT RRset says once the records of others are put aside.
///
/// @param records how many TXT records there were
/// @param candidates how many of them begin as the RFC asks (`v=STSv1;`, `v=TLSRPTv1;`)
/// @param parsed the one record that counts, or why none does
/// @see <a href="https://www.rfc-editor.org/rfc/rfc8461#section-3.1">RFC 8461 §3.1</a>
public record TxtSelection<T>(int records, int candidates, Parsed<T> parsed) {}
