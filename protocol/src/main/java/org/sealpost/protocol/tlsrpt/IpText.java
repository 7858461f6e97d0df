package org.sealpost.protocol.tlsrpt;

/// Tells the text of an IP address from other texts, without asking anything of the network.
final class IpText {
    private IpText() {}

    static boolean isAddress(String text) {
        return text.indexOf(':') >= 0 ? isIpv6(text) : isIpv4(text);
    }

    private static boolean isIpv4(String text) {
        int parts = 1;
        int digits = 0;
        int value = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '.' && digits > 0) {
                parts++;
                digits = 0;
                value = 0;
            } else if (c >= '0' && c <= '9' && (digits == 0 || value > 0)) {
                // RFC 8460 §4.4: no zeros in front.
                digits++;
                value = 10 * value + c - '0';
            } else {
                return false;
            }
            if (value > 255 || parts > 4) {
                return false;
            }
        }
        return parts == 4 && digits > 0;
    }

    private static boolean isIpv6(String text) {
        if (text.length() > 45) {
            return false;
        }
        String groups = text;
        int dot = text.indexOf('.');
        if (dot >= 0) {
            int start = text.lastIndexOf(':') + 1;
            if (!isIpv4(text.substring(start))) {
                return false;
            }
            groups = text.substring(0, start) + "0:0";
        }
        int gap = groups.indexOf("::");
        if (gap < 0) {
            return groupCount(groups) == 8;
        }
        int before = groupCount(groups.substring(0, gap));
        int after = groupCount(groups.substring(gap + 2));
        return before >= 0 && after >= 0 && before + after <= 7;
    }

    /// How many groups of 1 to 4 hexadecimal digits; negative when there is something else.
    private static int groupCount(String text) {
        if (text.isEmpty()) {
            return 0;
        }
        int groups = 1;
        int length = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == ':' && length > 0) {
                groups++;
                length = 0;
            } else if (isHexadecimal(c) && length < 4) {
                length++;
            } else {
                return -1;
            }
        }
        return length > 0 ? groups : -1;
    }

    private static boolean isHexadecimal(int c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
    }
}
