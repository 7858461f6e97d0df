package org.sealpost.app.command;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// Where to listen: `25` on this machine alone, `192.0.2.1:25`, `[2001:db8::1]:25`, or `*:25` on every address. Port 0
/// is any that is free.
final class BindConverter implements ITypeConverter<InetSocketAddress> {
    private static final Pattern FORM = Pattern.compile("(?:(\\*|\\[[0-9A-Fa-f:.]+]|[0-9.]+):)?([0-9]{1,5})");
    private static final int LAST_PORT = 65_535;

    @Override
    public InetSocketAddress convert(String text) {
        Matcher form = FORM.matcher(text);
        if (form.matches() && Integer.parseInt(form.group(2)) <= LAST_PORT) {
            int port = Integer.parseInt(form.group(2));
            String host = Optional.ofNullable(form.group(1)).orElse("127.0.0.1");
            if (host.equals("*")) {
                return new InetSocketAddress(port);
            }
            try {
                return new InetSocketAddress(InetAddress.ofLiteral(host.replaceAll("[\\[\\]]", "")), port);
            } catch (IllegalArgumentException noAddress) {
                throw wrong(text);
            }
        }
        throw wrong(text);
    }

    private static TypeConversionException wrong(String text) {
        return new TypeConversionException(
                "'" + text + "' is not a place to listen at such as 2525, 192.0.2.1:25 or *:25");
    }
}
