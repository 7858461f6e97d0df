package org.sealpost.protocol.tlsrpt;

/// Tells the text of an IP address from other texts, without asking anything of the network.
final class IpText {
    private IpText() {}

    static boolean isAddress(String text) {
        return text.indexOf(':') >= 0 ? isIpv6(text) : isIpv4(text);
    }

    private static boolean isIpv4(String text) {
        String[] parts = text.split("\\.", -1);
        if (text.length() > 15 || parts.length != 4) {
            return false;
        }
        for (String part : parts) {
            boolean digits =
                    !part.isEmpty() && part.length() <= 3 && part.chars().allMatch(c -> c >= '0' && c <= '9');
            // RFC 8460 §4.4: no zeros in front.
            if (!digits || (part.length() > 1 && part.charAt(0) == '0') || Integer.parseInt(part) > 255) {
                return false;
            }
        }
        return true;
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
        String[] groups = text.split(":", -1);
        for (String group : groups) {
            if (group.isEmpty() || group.length() > 4 || !group.chars().allMatch(IpText::isHexadecimal)) {
                return -1;
            }
        }
        return groups.length;
    }

    private static boolean isHexadecimal(int c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
    }
}
