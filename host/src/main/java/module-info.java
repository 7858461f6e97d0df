import org.jspecify.annotations.NullMarked;

/// Policies served over HTTPS for many domains (RFC 8461 §3.3), and their certificates by ACME (RFC 8555). Knows no
/// database: it declares interfaces, and the program connects them.
@NullMarked
module org.sealpost.host {
    requires io.netty.buffer;
    requires io.netty.codec;
    requires io.netty.codec.haproxy;
    requires io.netty.common;
    requires io.netty.handler;
    requires io.netty.tcnative.classes.openssl;
    requires io.netty.transport;
    requires io.netty.transport.classes.epoll;
    requires io.netty.transport.unix.common;
    requires org.bouncycastle.pkix;
    requires org.bouncycastle.provider;
    requires org.dnsjava;
    requires org.sealpost.check;
    requires transitive org.sealpost.protocol;
    requires java.net.http;
    requires transitive org.sealpost.observe;
    requires org.shredzone.acme4j;
    requires static transitive org.jspecify;

    exports org.sealpost.host;
    exports org.sealpost.host.acme;
    exports org.sealpost.host.certificate;
    exports org.sealpost.host.delegation;
    exports org.sealpost.host.edge;
    exports org.sealpost.host.folder;
}
