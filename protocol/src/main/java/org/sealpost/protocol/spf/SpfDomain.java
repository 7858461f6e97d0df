package org.sealpost.protocol.spf;

import java.net.InetAddress;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.sealpost.protocol.syntax.Grammar;

/// The arguments of SPF terms: domains with macros, and networks.
final class SpfDomain {
    /// RFC 7208 §7.1.
    private static final Pattern MACRO = Pattern.compile("%(?:\\{[slodiphcrtvSLODIPHCRTV][0-9]*r?[-.+,/_=]*\\}|[%_-])");

    private static final Pattern PREFIX_LENGTHS = Pattern.compile("(?:/([0-9]{1,3}))?(?://([0-9]{1,3}))?$");
    private static final Pattern FOUR_NUMBERS = Pattern.compile("[0-9]{1,3}(?:\\.[0-9]{1,3}){3}");

    private SpfDomain() {}

    static boolean isMacroString(String text) {
        String plain = MACRO.matcher(text).replaceAll("x");
        return plain.indexOf('%') < 0 && plain.chars().allMatch(c -> c > 0x20 && c < 0x7f);
    }

    /// RFC 7208 §7.1: a macro string that ends in a top label or in a macro.
    static boolean isSpec(String text) {
        if (text.isEmpty() || !isMacroString(text)) {
            return false;
        }
        if (text.endsWith("}") || text.endsWith("%%") || text.endsWith("%_") || text.endsWith("%-")) {
            return true;
        }
        String name = text.endsWith(".") ? text.substring(0, text.length() - 1) : text;
        int dot = name.lastIndexOf('.');
        return dot >= 0 && isTopLabel(name.substring(dot + 1));
    }

    /// Letters, digits and inner hyphens, not all digits.
    private static boolean isTopLabel(String label) {
        return !label.isEmpty()
                && !label.startsWith("-")
                && !label.endsWith("-")
                && label.chars().allMatch(c -> c == '-' || Grammar.isLetterOrDigit((char) c))
                && !label.chars().allMatch(c -> Grammar.isDigit((char) c));
    }

    /// What follows the name of a mechanism: the domain, if it has one; empty when it cannot follow there.
    static Optional<Optional<String>> argument(SpfMechanism.Kind kind, String rest) {
        return switch (kind) {
            case ALL -> rest.isEmpty() ? Optional.of(Optional.empty()) : Optional.empty();
            case INCLUDE, EXISTS ->
                rest.startsWith(":") && isSpec(rest.substring(1))
                        ? Optional.of(Optional.of(rest.substring(1)))
                        : Optional.empty();
            case PTR -> optional(rest);
            case A, MX -> withPrefixLengths(rest);
            case IP4 -> isNetwork(rest, false) ? Optional.of(Optional.empty()) : Optional.empty();
            case IP6 -> isNetwork(rest, true) ? Optional.of(Optional.empty()) : Optional.empty();
        };
    }

    private static Optional<Optional<String>> optional(String rest) {
        if (rest.isEmpty()) {
            return Optional.of(Optional.empty());
        }
        return rest.startsWith(":") && isSpec(rest.substring(1))
                ? Optional.of(Optional.of(rest.substring(1)))
                : Optional.empty();
    }

    private static Optional<Optional<String>> withPrefixLengths(String rest) {
        Matcher lengths = PREFIX_LENGTHS.matcher(rest);
        if (!lengths.find()) {
            return Optional.empty();
        }
        return isLength(lengths.group(1), 32) && isLength(lengths.group(2), 128)
                ? optional(rest.substring(0, lengths.start()))
                : Optional.empty();
    }

    private static boolean isLength(@Nullable String digits, int longest) {
        return digits == null || (isNumber(digits) && Integer.parseInt(digits) <= longest);
    }

    /// RFC 7208 §5.6: no leading zeros.
    private static boolean isNumber(String digits) {
        return digits.equals("0") || !digits.startsWith("0");
    }

    private static boolean isNetwork(String rest, boolean v6) {
        int slash = rest.indexOf('/');
        String address = slash < 0 ? rest : rest.substring(0, slash);
        String length = slash < 0 ? "0" : rest.substring(slash + 1);
        return address.startsWith(":")
                && length.matches("[0-9]{1,3}")
                && isLength(length, v6 ? 128 : 32)
                && (v6 ? isV6(address.substring(1)) : isV4(address.substring(1)));
    }

    private static boolean isV4(String text) {
        return FOUR_NUMBERS.matcher(text).matches() && isAddress(text);
    }

    private static boolean isV6(String text) {
        return text.indexOf(':') >= 0
                && text.chars().allMatch(c -> c == ':' || c == '.' || HexFormat.isHexDigit(c))
                && isAddress(text);
    }

    private static boolean isAddress(String text) {
        try {
            return InetAddress.ofLiteral(text).getAddress().length > 0;
        } catch (IllegalArgumentException none) {
            return false;
        }
    }
}
