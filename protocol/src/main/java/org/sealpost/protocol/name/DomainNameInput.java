package org.sealpost.protocol.name;

import java.util.Locale;
import java.util.Optional;

/// What a person typed where a domain is asked for: a name, or one sentence that says what is wrong with it.
///
/// Only the form is judged: whether a name exists is found out by asking.
public sealed interface DomainNameInput {
    record Valid(DomainName name) implements DomainNameInput {}

    /// @param problem what is wrong
    /// @param meant the domain that was probably meant, when it can be told
    record Invalid(Problem problem, Optional<DomainName> meant) implements DomainNameInput {}

    /// What can be wrong with a typed domain.
    enum Problem {
        EMPTY("is empty"),
        URL("is a URL"),
        MAIL_ADDRESS("is a mail address"),
        IP_ADDRESS("is an IP address; a policy belongs to a domain"),
        PORT("has a port"),
        EMPTY_LABEL("has an empty label (two dots in a row, or one at the start)"),
        TOO_LONG("is longer than a domain name can be (253 octets, 63 in a label)"),
        NOT_A_HOST_NAME("has characters that a domain name cannot have"),
        NOT_IDNA("is not a valid internationalised name (IDNA2008)"),
        SINGLE_LABEL("has one label; give the whole domain, such as example.org");

        private final String clause;

        Problem(String clause) {
            this.clause = clause;
        }

        /// A clause that fits after the quoted input, such as `is a URL`.
        public String clause() {
            return clause;
        }
    }

    static DomainNameInput of(String text) {
        String input = text.strip();
        if (input.isEmpty()) {
            return invalid(Problem.EMPTY);
        }
        if (isUrl(input)) {
            return new Invalid(Problem.URL, hostOfUrl(input));
        }
        int at = input.lastIndexOf('@');
        if (at >= 0) {
            String domain = input.substring(at + 1);
            return new Invalid(
                    Problem.MAIL_ADDRESS,
                    meant(domain.endsWith(">") ? domain.substring(0, domain.length() - 1) : domain));
        }
        if (isAddress(input) || isAddress(withoutPort(input))) {
            return invalid(Problem.IP_ADDRESS);
        }
        if (!withoutPort(input).equals(input)) {
            return new Invalid(Problem.PORT, meant(withoutPort(input)));
        }
        DomainNameInput name = name(input);
        boolean wildcard = name instanceof Invalid && input.startsWith("*.");
        return wildcard ? new Invalid(Problem.NOT_A_HOST_NAME, meant(input.substring(2))) : name;
    }

    private static DomainNameInput name(String input) {
        // Longer than any mapping of IDNA2008 makes short enough.
        if (input.length() > 1_000) {
            return invalid(Problem.TOO_LONG);
        }
        Optional<String> ascii = Optional.of(input);
        if (input.chars().anyMatch(c -> c >= 0x80)
                || input.toLowerCase(Locale.ROOT).contains("xn--")) {
            ascii = Idna.toAscii(input);
        }
        if (ascii.isEmpty()) {
            return invalid(Problem.NOT_IDNA);
        }
        String whole = ascii.get();
        String name = whole.endsWith(".") ? whole.substring(0, whole.length() - 1) : whole;
        if (name.isEmpty() || name.startsWith(".") || name.contains("..") || name.endsWith(".")) {
            return invalid(Problem.EMPTY_LABEL);
        }
        if (name.length() > 253 || longestLabel(name) > 63) {
            return invalid(Problem.TOO_LONG);
        }
        Optional<DomainName> valid = DomainName.ofWire(name);
        if (valid.isEmpty()) {
            return invalid(Problem.NOT_A_HOST_NAME);
        }
        if (valid.get().parent().isEmpty()) {
            return invalid(Problem.SINGLE_LABEL);
        }
        return endsInNumber(valid.get()) ? invalid(Problem.IP_ADDRESS) : new Valid(valid.get());
    }

    /// No name of the DNS ends in a number: what does is an address to some programs, such as `0x7f.1`, or digits
    /// of another script.
    ///
    /// @see <a href="https://url.spec.whatwg.org/#ends-in-a-number-checker">URL, ends-in-a-number checker</a>
    private static boolean endsInNumber(DomainName name) {
        return name.labels().getLast().matches("[0-9]+|0x[0-9a-f]*");
    }

    private static int longestLabel(String name) {
        int longest = 0;
        int start = 0;
        for (int i = 0; i <= name.length(); i++) {
            if (i == name.length() || name.charAt(i) == '.') {
                longest = Math.max(longest, i - start);
                start = i + 1;
            }
        }
        return longest;
    }

    private static boolean isUrl(String input) {
        int slash = input.indexOf('/');
        boolean prefix = slash >= 0 && isAddress(input.substring(0, slash));
        return !prefix && (slash >= 0 || input.indexOf('?') >= 0 || input.indexOf('#') >= 0);
    }

    private static Optional<DomainName> hostOfUrl(String url) {
        int start = url.contains("://") ? url.indexOf("://") + 3 : 0;
        while (start < url.length() && url.charAt(start) == '/') {
            start++;
        }
        int end = start;
        while (end < url.length() && "/?#".indexOf(url.charAt(end)) < 0) {
            end++;
        }
        String authority = url.substring(start, end);
        return meant(withoutPort(authority.substring(authority.lastIndexOf('@') + 1)));
    }

    private static Optional<DomainName> meant(String text) {
        return !isAddress(text) && name(text) instanceof Valid(DomainName name) ? Optional.of(name) : Optional.empty();
    }

    private static String withoutPort(String text) {
        int colon = text.lastIndexOf(':');
        boolean port = colon >= 0 && text.substring(colon + 1).chars().allMatch(c -> c >= '0' && c <= '9');
        boolean inBrackets = text.startsWith("[") && text.indexOf(']') == colon - 1;
        return port && (inBrackets || text.indexOf(':') == colon) ? text.substring(0, colon) : text;
    }

    /// An address of IPv4 or IPv6, with or without brackets, prefix length or zone; also shorter forms that some
    /// programs take, such as `127.1`.
    private static boolean isAddress(String text) {
        int end = text.indexOf('/');
        String address = end < 0 ? text : text.substring(0, end);
        if (address.startsWith("[")) {
            return true;
        }
        if (address.indexOf('.') > 0 && address.chars().allMatch(c -> c == '.' || (c >= '0' && c <= '9'))) {
            return !address.contains("..");
        }
        int zone = address.indexOf('%');
        String plain = zone < 0 ? address : address.substring(0, zone);
        return plain.indexOf(':') != plain.lastIndexOf(':')
                && plain.chars().allMatch(c -> c == ':' || c == '.' || Character.digit(c, 16) >= 0);
    }

    private static Invalid invalid(Problem problem) {
        return new Invalid(problem, Optional.empty());
    }
}
