package org.sealpost.observe.smtp;

import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.sealpost.protocol.name.DomainName;

/// How we introduce ourselves to mail servers: by a name that the user gave or that this machine bears in full,
/// else by the address that we come from.
///
/// @param name the fully qualified name, when there is one
/// @see <a href="https://www.rfc-editor.org/rfc/rfc5321#section-4.1.4">RFC 5321 §4.1.4</a>
public record EhloName(Optional<DomainName> name) {
    private static final Path KERNEL_NAME = Path.of("/proc/sys/kernel/hostname");

    public static EhloName of(DomainName name) {
        return new EhloName(Optional.of(name));
    }

    /// The host name of this machine if it has a domain, as the system keeps it; nothing is looked up.
    public static EhloName ofThisMachine() {
        return new EhloName(hostName()
                .filter(name -> name.indexOf('.') > 0)
                .flatMap(DomainName::ofWire)
                .filter(name -> !name.isAtOrBelow(DomainName.of("localdomain"))));
    }

    /// What follows `EHLO` in a connection from `source`. RFC 5321 §4.1.3: without a name, the address as a
    /// literal.
    String from(InetAddress source) {
        return name.map(DomainName::ascii).orElseGet(() -> literal(source));
    }

    private static String literal(InetAddress source) {
        String address = source.getHostAddress();
        int scope = address.indexOf('%');
        String bare = scope < 0 ? address : address.substring(0, scope);
        return source instanceof Inet6Address ? "[IPv6:" + bare + "]" : "[" + bare + "]";
    }

    private static Optional<String> hostName() {
        try {
            return Optional.of(Files.readString(KERNEL_NAME).strip());
        } catch (IOException notLinux) {
            return Optional.ofNullable(System.getenv("HOSTNAME"))
                    .or(() -> Optional.ofNullable(System.getenv("COMPUTERNAME")));
        }
    }
}
