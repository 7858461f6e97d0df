package org.sealpost.protocol.mtasts;

import java.util.Optional;
import org.sealpost.protocol.name.DomainName;
import org.sealpost.protocol.syntax.DeviationList;
import org.sealpost.protocol.syntax.Grammar;

/// Reads the value of an `mx` line: RFC 8461 §3.2, an optional `*.` and then the `Domain` of RFC 5321 §4.1.2.
final class MxPatternParser {
    private MxPatternParser() {}

    /// @param evidence what a deviation quotes: the value alone or the whole line
    static Optional<MxPattern> read(String value, String evidence, int line, DeviationList deviations) {
        String host = value.startsWith("*.") ? value.substring(2) : value;
        Optional<DomainName> name = isHostName(host) ? DomainName.ofWire(host) : Optional.empty();
        if (name.isEmpty()) {
            deviations.add(fault(value, host), line, evidence);
        }
        return name.map(parsed -> MxPattern.parsed(value, parsed));
    }

    private static StsPolicyCode fault(String value, String host) {
        if (value.chars().anyMatch(c -> c == ' ' || c == '\t' || c == ',' || c == ';')) {
            return StsPolicyCode.MX_SEVERAL_ON_LINE;
        }
        if (value.chars().anyMatch(c -> c >= 0x80)) {
            return StsPolicyCode.MX_NOT_ASCII;
        }
        if (host.indexOf('*') >= 0 || (host.isEmpty() && !value.isEmpty()) || value.startsWith("*..")) {
            return StsPolicyCode.MX_WILDCARD;
        }
        if (host.endsWith(".") && isHostName(host.substring(0, host.length() - 1))) {
            return StsPolicyCode.MX_TRAILING_DOT;
        }
        return StsPolicyCode.MX_MALFORMED;
    }

    /// Labels of letters, digits and inner hyphens, 1 to 63 each, 253 in all.
    private static boolean isHostName(String name) {
        if (name.isEmpty() || name.length() > 253) {
            return false;
        }
        int labelStart = 0;
        for (int i = 0; i <= name.length(); i++) {
            if (i == name.length() || name.charAt(i) == '.') {
                boolean good = i > labelStart
                        && i - labelStart <= 63
                        && name.charAt(labelStart) != '-'
                        && name.charAt(i - 1) != '-';
                if (!good) {
                    return false;
                }
                labelStart = i + 1;
            } else if (!Grammar.isLetterOrDigit(name.charAt(i)) && name.charAt(i) != '-') {
                return false;
            }
        }
        return true;
    }
}
