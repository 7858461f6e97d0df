package org.sealpost.protocol.caa;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sealpost.protocol.Octets;
import org.sealpost.protocol.Parsed;
import org.sealpost.protocol.caa.CaaIssuer.Parameter;
import org.sealpost.protocol.name.DomainName;
import org.sealpost.protocol.syntax.DeviationList;
import org.sealpost.protocol.syntax.Grammar;

/// Reads the value of `issue` and `issuewild`: a domain name or none, then parameters behind a semicolon.
final class CaaIssuerParser {
    private CaaIssuerParser() {}

    static Parsed<CaaIssuer> parse(Octets value) {
        String text = value.latin1();
        int semicolon = text.indexOf(';');
        String name = Grammar.strip(semicolon < 0 ? text : text.substring(0, semicolon));
        Optional<DomainName> domain = isName(name) ? DomainName.ofWire(name) : Optional.empty();
        Optional<List<Parameter>> parameters =
                semicolon < 0 ? Optional.of(List.of()) : parameters(text.substring(semicolon + 1));
        var deviations = new DeviationList();
        if ((domain.isEmpty() && !name.isEmpty()) || parameters.isEmpty()) {
            deviations.add(CaaCode.ISSUER_MALFORMED, 1, text);
        }
        return deviations.outcome(() -> new CaaIssuer(domain, parameters.orElseThrow()));
    }

    /// Labels of letters and digits with hyphens between them; no final dot.
    private static boolean isName(String name) {
        return !name.endsWith(".") && List.of(name.split("\\.", -1)).stream().allMatch(CaaIssuerParser::isLabel);
    }

    private static boolean isLabel(String label) {
        return !label.isEmpty()
                && !label.startsWith("-")
                && !label.endsWith("-")
                && label.chars().allMatch(c -> c == '-' || Grammar.isLetterOrDigit((char) c));
    }

    /// What stands behind the first semicolon: nothing, or parameters with one semicolon between two of them.
    private static Optional<List<Parameter>> parameters(String text) {
        if (Grammar.strip(text).isEmpty()) {
            return Optional.of(List.of());
        }
        var parameters = new ArrayList<Parameter>();
        for (String part : text.split(";", -1)) {
            String parameter = Grammar.strip(part);
            int equals = parameter.indexOf('=');
            String tag = equals < 0 ? "" : Grammar.stripTrailing(parameter.substring(0, equals));
            String value = equals < 0 ? "" : Grammar.stripLeading(parameter.substring(equals + 1));
            if (!isLabel(tag) || !value.chars().allMatch(c -> c > 0x20 && c < 0x7f)) {
                return Optional.empty();
            }
            parameters.add(new Parameter(tag, value));
        }
        return Optional.of(parameters);
    }
}
