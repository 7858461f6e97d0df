package org.sealpost.protocol.name;

import com.ibm.icu.text.IDNA;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;

/// What a person typed where a domain is asked for: a name, or one sentence that says what is wrong with it.
public sealed interface DomainNameInput {
    record Valid(DomainName name) implements DomainNameInput {}

    /// @param problem a clause that fits after the quoted input, such as `is a URL`
    /// @param meant the domain that was probably meant, when it can be told
    record Invalid(Problem problem, Optional<DomainName> meant) implements DomainNameInput {}

    /// What can be wrong with a typed domain.
    enum Problem {
        EMPTY("is empty"),
        URL("is a URL"),
        MAIL_ADDRESS("is a mail address"),
        IP_ADDRESS("is an IP address; a policy belongs to a domain"),
        EMPTY_LABEL("has an empty label (two dots in a row, or one at the start)"),
        TOO_LONG("is longer than a domain name can be (253 octets, 63 in a label)"),
        NOT_A_HOST_NAME("has characters that a domain name cannot have"),
        NOT_IDNA("is not a valid internationalised name (IDNA2008)"),
        SINGLE_LABEL("has one label; give the whole domain, such as example.org");

        private final String clause;

        Problem(String clause) {
            this.clause = clause;
        }

        public String clause() {
            return clause;
        }
    }

    static DomainNameInput of(String text) {
        String input = text.strip();
        if (input.isEmpty()) {
            return invalid(Problem.EMPTY);
        }
        if (input.contains("://")) {
            return new Invalid(Problem.URL, hostOfUrl(input));
        }
        int at = input.lastIndexOf('@');
        if (at >= 0) {
            return new Invalid(Problem.MAIL_ADDRESS, plainName(input.substring(at + 1)));
        }
        if (input.contains("/")) {
            return new Invalid(Problem.URL, plainName(input.substring(0, input.indexOf('/'))));
        }
        if (looksLikeAddress(input)) {
            return invalid(Problem.IP_ADDRESS);
        }
        return name(input);
    }

    private static DomainNameInput name(String input) {
        String name = input.endsWith(".") ? input.substring(0, input.length() - 1) : input;
        if (name.isEmpty() || name.startsWith(".") || name.contains("..") || name.endsWith(".")) {
            return invalid(Problem.EMPTY_LABEL);
        }
        String ascii = name;
        if (!name.chars().allMatch(c -> c < 0x80)
                || name.toLowerCase(Locale.ROOT).contains("xn--")) {
            var info = new IDNA.Info();
            ascii = Idna.profile().nameToASCII(name, new StringBuilder(), info).toString();
            if (info.hasErrors()) {
                return invalid(Problem.NOT_IDNA);
            }
        }
        if (ascii.length() > 253 || ascii.matches(".*[^.]{64}.*")) {
            return invalid(Problem.TOO_LONG);
        }
        Optional<DomainName> valid = DomainName.ofWire(ascii);
        if (valid.isEmpty()) {
            return invalid(Problem.NOT_A_HOST_NAME);
        }
        return valid.get().labels().size() == 1 ? invalid(Problem.SINGLE_LABEL) : new Valid(valid.get());
    }

    private static Optional<DomainName> hostOfUrl(String url) {
        try {
            String host = new URI(url).getHost();
            return host == null ? Optional.empty() : plainName(host);
        } catch (URISyntaxException notAUri) {
            return Optional.empty();
        }
    }

    private static Optional<DomainName> plainName(String text) {
        if (looksLikeAddress(text) || text.contains("/") || text.contains("@")) {
            return Optional.empty();
        }
        return name(text) instanceof Valid(DomainName name) ? Optional.of(name) : Optional.empty();
    }

    private static boolean looksLikeAddress(String text) {
        String bare = text.startsWith("[") ? text.substring(1) : text;
        return bare.contains(":") || bare.matches("[0-9]+(\\.[0-9]+){3}\\.?\\]?");
    }

    private static Invalid invalid(Problem problem) {
        return new Invalid(problem, Optional.empty());
    }
}
