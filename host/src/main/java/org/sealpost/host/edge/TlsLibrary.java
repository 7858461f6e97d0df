package org.sealpost.host.edge;

import io.netty.handler.ssl.ApplicationProtocolConfig;
import io.netty.handler.ssl.ApplicationProtocolConfig.Protocol;
import io.netty.handler.ssl.ApplicationProtocolConfig.SelectedListenerFailureBehavior;
import io.netty.handler.ssl.ApplicationProtocolConfig.SelectorFailureBehavior;
import io.netty.handler.ssl.OpenSsl;
import io.netty.handler.ssl.OpenSslCachingX509KeyManagerFactory;
import io.netty.handler.ssl.OpenSslContextOption;
import io.netty.handler.ssl.OpenSslSessionContext;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.SSLException;
import org.sealpost.host.Identity;

/// Whose TLS is used. Both speak 1.2 and 1.3.
enum TlsLibrary {
    /// Keeps no sessions and gives no tickets: a sender comes back after hours, and what it could resume would tie one
    /// name to another and live longer than a key should.
    BORINGSSL(SslProvider.OPENSSL_REFCNT),
    /// Of the JDK; a handshake costs several times as much. It can be resumed within a second.
    JSSE(SslProvider.JDK);

    private static final List<String> SUITES = List.of(
            "TLS_AES_128_GCM_SHA256",
            "TLS_AES_256_GCM_SHA384",
            "TLS_CHACHA20_POLY1305_SHA256",
            "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256",
            "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256",
            "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384",
            "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384",
            "TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256",
            "TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256");

    private final SslProvider provider;

    TlsLibrary(SslProvider provider) {
        this.provider = provider;
    }

    /// BoringSSL where there is a build of it for this machine.
    static TlsLibrary best() {
        return OpenSsl.isAvailable() ? BORINGSSL : JSSE;
    }

    /// A context for all names.
    ///
    /// @param identities how many are kept in native form
    SslContext context(IdentityKeys keys, int identities, String protocol) throws SSLException {
        var factory = new IdentityKeyFactory(keys);
        return finish(
                switch (this) {
                    case BORINGSSL ->
                        SslContextBuilder.forServer(new OpenSslCachingX509KeyManagerFactory(factory, identities));
                    case JSSE -> SslContextBuilder.forServer(factory);
                },
                protocol);
    }

    /// A context for one.
    SslContext context(Identity identity, String protocol) throws SSLException {
        return finish(
                SslContextBuilder.forServer(identity.key(), identity.chain().toArray(X509Certificate[]::new)),
                protocol);
    }

    private SslContext finish(SslContextBuilder builder, String protocol) throws SSLException {
        builder.sslProvider(provider)
                .protocols("TLSv1.3", "TLSv1.2")
                .ciphers(SUITES)
                .applicationProtocolConfig(new ApplicationProtocolConfig(
                        Protocol.ALPN,
                        SelectorFailureBehavior.NO_ADVERTISE,
                        SelectedListenerFailureBehavior.ACCEPT,
                        protocol));
        if (this == BORINGSSL) {
            // The key is at hand: nothing to hand over to another thread.
            builder.option(OpenSslContextOption.USE_TASKS, false);
        }
        SslContext context = builder.build();
        if (context.sessionContext() instanceof OpenSslSessionContext sessions) {
            sessions.setSessionCacheEnabled(false);
        } else {
            context.sessionContext().setSessionCacheSize(1);
            context.sessionContext().setSessionTimeout(1);
        }
        return context;
    }
}
