package org.sealpost.host.edge;

import io.netty.buffer.ByteBufAllocator;
import io.netty.handler.ssl.ReferenceCountedOpenSslEngine;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslHandler;
import io.netty.internal.tcnative.SSL;
import io.netty.util.ReferenceCountUtil;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLException;
import org.sealpost.host.Certificates;
import org.sealpost.host.Identity;
import org.sealpost.protocol.name.DomainName;

/// Decides on each ClientHello: one context for all names, or one made for a challenge, or an alert.
final class TlsEntrance implements AutoCloseable {
    static final byte DECODE_ERROR = 50;
    private static final byte INTERNAL_ERROR = 80;
    private static final byte MISSING_EXTENSION = 109;
    private static final byte UNRECOGNIZED_NAME = 112;
    private static final byte NO_APPLICATION_PROTOCOL = 120;
    private static final String HTTP = "http/1.1";

    private final Certificates certificates;
    private final TlsLibrary library;
    private final IdentityKeys keys = new IdentityKeys();
    private final SslContext ordinary;

    /// What to do.
    sealed interface Choice {}

    /// An ordinary handshake.
    record Serve(DomainName host, SslContext context) implements Choice {
        SslHandler handler(ByteBufAllocator allocator) {
            // The name goes with the engine as that of its peer; the keys find it there.
            SslHandler handler = context.newHandler(allocator, host.ascii(), 0);
            if (handler.engine() instanceof ReferenceCountedOpenSslEngine engine) {
                // Netty switches them on for TLS 1.3 in each engine.
                SSL.setOptions(engine.sslPointer(), SSL.SSL_OP_NO_TICKET);
            }
            return handler;
        }
    }

    /// A handshake with the certificate of a challenge.
    record Prove(DomainName host, SslContext context) implements Choice {
        SslHandler handler(ByteBufAllocator allocator) {
            try {
                return context.newHandler(allocator, host.ascii(), 0);
            } finally {
                // The engine holds it as long as it needs it.
                ReferenceCountUtil.release(context);
            }
        }
    }

    /// @param name asked for, when that is why
    record Refuse(byte alert, Optional<DomainName> name) implements Choice {}

    /// Something other than TLS.
    record NotTls() implements Choice {}

    TlsEntrance(Certificates certificates, TlsLibrary library, int identities) throws SSLException {
        this.certificates = certificates;
        this.library = library;
        ordinary = library.context(keys, identities, HTTP);
    }

    Choice choose(ClientHello hello) {
        if (hello.serverName().isEmpty()) {
            // RFC 8446 §9.2: the alert of a server that requires the name.
            return new Refuse(MISSING_EXTENSION, Optional.empty());
        }
        Optional<DomainName> name = hello.serverName().flatMap(DomainName::ofWire);
        if (name.isEmpty()) {
            return new Refuse(UNRECOGNIZED_NAME, Optional.empty());
        }
        return hello.isChallenge() ? prove(name.get()) : serve(name.get(), hello.protocols());
    }

    private Choice serve(DomainName host, List<String> protocols) {
        Optional<Identity> identity = certificates.of(host);
        if (identity.isEmpty()) {
            keys.remove(host.ascii());
            return new Refuse(UNRECOGNIZED_NAME, Optional.of(host));
        }
        // RFC 7301 §3.2
        if (!protocols.isEmpty() && !protocols.contains(HTTP)) {
            return new Refuse(NO_APPLICATION_PROTOCOL, Optional.of(host));
        }
        keys.put(host.ascii(), identity.get());
        return new Serve(host, ordinary);
    }

    private Choice prove(DomainName host) {
        Optional<Identity> identity = certificates.challenge(host);
        if (identity.isEmpty()) {
            boolean known = certificates.of(host).isPresent();
            return new Refuse(known ? NO_APPLICATION_PROTOCOL : UNRECOGNIZED_NAME, Optional.of(host));
        }
        try {
            return new Prove(host, library.context(identity.get(), ClientHello.ACME));
        } catch (SSLException unusable) {
            return new Refuse(INTERNAL_ERROR, Optional.of(host));
        }
    }

    @Override
    public void close() {
        ReferenceCountUtil.release(ordinary);
    }
}
