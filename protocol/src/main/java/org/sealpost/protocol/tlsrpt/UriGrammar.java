package org.sealpost.protocol.tlsrpt;

import java.util.HexFormat;
import java.util.Optional;
import java.util.OptionalInt;
import org.sealpost.protocol.syntax.Grammar;

/// The generic grammar of RFC 3986 §3, to the letter; `java.net.URI` follows an older one.
final class UriGrammar {
    static final int HTTPS_PORT = 443;

    private static final String UNRESERVED_AND_SUB_DELIMITERS = "-._~!$&'()*+,;=";

    private UriGrammar() {}

    static boolean isUri(String text) {
        int colon = text.indexOf(':');
        if (colon < 1 || !isScheme(text.substring(0, colon))) {
            return false;
        }
        String rest = text.substring(colon + 1);
        int hash = rest.indexOf('#');
        String beforeFragment = hash < 0 ? rest : rest.substring(0, hash);
        String path = pathAndQuery(beforeFragment);
        return isAuthority(authority(beforeFragment))
                && hasCharacters(path, ":@/?")
                && (hash < 0 || hasCharacters(rest.substring(hash + 1), ":@/?"));
    }

    /// The host of a URI that [#isUri]; empty when there is none, or an address in brackets.
    static Optional<String> host(String uri) {
        String hostAndPort = hostAndPort(uri);
        int colon = hostAndPort.indexOf(':');
        String host = colon < 0 ? hostAndPort : hostAndPort.substring(0, colon);
        return host.isEmpty() || host.startsWith("[") ? Optional.empty() : Optional.of(host);
    }

    /// The port of a URI whose [#host] is a name; 65536 for one with more digits than a port can have.
    static OptionalInt port(String uri) {
        String hostAndPort = hostAndPort(uri);
        int colon = hostAndPort.indexOf(':');
        // RFC 3986 §3.2.3: the digits may be missing after the colon.
        if (colon < 0 || colon + 1 == hostAndPort.length() || hostAndPort.startsWith("[")) {
            return OptionalInt.empty();
        }
        String digits = hostAndPort.substring(colon + 1);
        return OptionalInt.of(digits.length() > 5 ? 65_536 : Integer.parseInt(digits));
    }

    /// Path and query of a URI that has an authority; `/` for an empty path (RFC 9110 §4.2.3).
    static String target(String uri) {
        String path = pathAndQuery(beforeFragment(uri));
        return path.startsWith("/") ? path : "/" + path;
    }

    private static String hostAndPort(String uri) {
        String authority = authority(beforeFragment(uri));
        return authority.substring(authority.lastIndexOf('@') + 1);
    }

    /// What stands between the scheme and the fragment.
    private static String beforeFragment(String uri) {
        String rest = uri.substring(uri.indexOf(':') + 1);
        return rest.indexOf('#') < 0 ? rest : rest.substring(0, rest.indexOf('#'));
    }

    private static String authority(String rest) {
        return rest.startsWith("//") ? rest.substring(2, authorityEnd(rest)) : "";
    }

    private static String pathAndQuery(String rest) {
        return rest.startsWith("//") ? rest.substring(authorityEnd(rest)) : rest;
    }

    private static int authorityEnd(String rest) {
        int end = 2;
        while (end < rest.length() && rest.charAt(end) != '/' && rest.charAt(end) != '?') {
            end++;
        }
        return end;
    }

    private static boolean isAuthority(String authority) {
        int at = authority.lastIndexOf('@');
        String hostAndPort = authority.substring(at + 1);
        int bracket = hostAndPort.startsWith("[") ? hostAndPort.indexOf(']') : -1;
        String host = bracket < 0 ? hostAndPort : hostAndPort.substring(0, bracket + 1);
        int colon = bracket < 0 ? hostAndPort.indexOf(':') : bracket + 1;
        String port = colon < 0 || colon >= hostAndPort.length() ? "" : hostAndPort.substring(colon);
        String name = bracket < 0 && colon >= 0 ? hostAndPort.substring(0, colon) : host;
        boolean address =
                bracket > 0 && name.indexOf(':') >= 0 && IpText.isAddress(name.substring(1, name.length() - 1));
        return (at < 0 || hasCharacters(authority.substring(0, at), ":"))
                && (address || (bracket < 0 && hasCharacters(name, "")))
                && (port.isEmpty()
                        || (port.charAt(0) == ':'
                                && port.substring(1).chars().allMatch(c -> Grammar.isDigit((char) c))));
    }

    private static boolean isScheme(String scheme) {
        return !Grammar.isDigit(scheme.charAt(0))
                && Grammar.isLetterOrDigit(scheme.charAt(0))
                && scheme.chars().allMatch(c -> Grammar.isLetterOrDigit((char) c) || "+-.".indexOf(c) >= 0);
    }

    /// Unreserved characters, sub-delimiters, whole percent-encodings, and those of `more`.
    private static boolean hasCharacters(String text, String more) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '%') {
                if (i + 2 >= text.length()
                        || !HexFormat.isHexDigit(text.charAt(i + 1))
                        || !HexFormat.isHexDigit(text.charAt(i + 2))) {
                    return false;
                }
            } else if (!Grammar.isLetterOrDigit(c)
                    && UNRESERVED_AND_SUB_DELIMITERS.indexOf(c) < 0
                    && more.indexOf(c) < 0) {
                return false;
            }
        }
        return true;
    }
}
