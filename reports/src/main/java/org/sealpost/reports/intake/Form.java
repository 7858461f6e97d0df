package org.sealpost.reports.intake;

/// What some octets are, as far as their beginning tells.
enum Form {
    GZIP,
    ZIP,
    /// An object or a list; it may begin with blanks or a byte order mark.
    JSON,
    OTHER;

    static Form of(byte[] octets) {
        if (Gunzip.isGzip(octets, 0)) {
            return GZIP;
        }
        if (octets.length >= 4 && octets[0] == 'P' && octets[1] == 'K' && octets[2] <= 7 && octets[3] <= 8) {
            return ZIP;
        }
        int at = startsWithMark(octets) ? 3 : 0;
        while (at < octets.length && isBlank(octets[at])) {
            at++;
        }
        return at < octets.length && (octets[at] == '{' || octets[at] == '[') ? JSON : OTHER;
    }

    static boolean startsWithMark(byte[] octets) {
        return octets.length >= 3
                && (octets[0] & 0xff) == 0xef
                && (octets[1] & 0xff) == 0xbb
                && (octets[2] & 0xff) == 0xbf;
    }

    private static boolean isBlank(byte octet) {
        return octet == ' ' || octet == '\t' || octet == '\r' || octet == '\n';
    }
}
