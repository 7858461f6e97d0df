package org.sealpost.app.command;

import java.util.Optional;
import org.sealpost.observe.net.IpLiteral;
import org.sealpost.protocol.name.DomainName;
import org.sealpost.protocol.name.DomainNameInput;
import org.sealpost.protocol.name.IpAddress;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// A host as browsers write it in `Host`, without a port: a name in A-labels, or an IP address, that of IPv6 in
/// brackets.
///
/// @see <a href="https://www.rfc-editor.org/rfc/rfc9110#section-7.2">RFC 9110 §7.2</a>
final class PublicHostConverter implements ITypeConverter<String> {
    @Override
    public String convert(String text) {
        String typed = text.strip();
        boolean brackets = typed.startsWith("[") && typed.endsWith("]");
        return IpLiteral.read(brackets ? typed.substring(1, typed.length() - 1) : typed)
                .map(IpAddress::toString)
                .map(address -> address.indexOf(':') < 0 ? address : "[" + address + "]")
                .or(() -> name(typed))
                .orElseThrow(() -> new TypeConversionException("'" + text
                        + "' is not the name of a host such as seal.example.org, without https:// and without a port"));
    }

    /// Of one label too, such as `localhost`.
    private static Optional<String> name(String typed) {
        return switch (DomainNameInput.of(typed)) {
            case DomainNameInput.Valid(DomainName name) -> Optional.of(name.ascii());
            case DomainNameInput.Invalid(var problem, var _)
            when problem == DomainNameInput.Problem.SINGLE_LABEL ->
                DomainName.ofWire(typed).map(DomainName::ascii);
            case DomainNameInput.Invalid _ -> Optional.empty();
        };
    }
}
