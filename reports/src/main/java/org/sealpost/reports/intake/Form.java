package org.sealpost.reports.intake;

import org.sealpost.protocol.Octets;

/// What some octets are, as far as their beginning tells.
enum Form {
    GZIP,
    ZIP,
    /// An object or a list; it may begin with blanks or a byte order mark.
    JSON,
    OTHER;

    static Form of(Octets octets) {
        if (octets.length() >= 2 && octets.at(0) == 0x1f && octets.at(1) == 0x8b) {
            return GZIP;
        }
        if (octets.length() >= 4
                && octets.at(0) == 'P'
                && octets.at(1) == 'K'
                && octets.at(2) <= 7
                && octets.at(3) <= 8) {
            return ZIP;
        }
        int at = startsWithMark(octets) ? 3 : 0;
        while (at < octets.length() && isBlank(octets.at(at))) {
            at++;
        }
        return at < octets.length() && (octets.at(at) == '{' || octets.at(at) == '[') ? JSON : OTHER;
    }

    static boolean startsWithMark(Octets octets) {
        return octets.length() >= 3 && octets.at(0) == 0xef && octets.at(1) == 0xbb && octets.at(2) == 0xbf;
    }

    private static boolean isBlank(int octet) {
        return octet == ' ' || octet == '\t' || octet == '\r' || octet == '\n';
    }
}
