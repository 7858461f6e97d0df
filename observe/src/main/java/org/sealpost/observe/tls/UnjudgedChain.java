package org.sealpost.observe.tls;

import java.net.Socket;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;

/// Keeps the chain that a server presents in one handshake and lets every chain through, so that a bad one can be
/// described. **It trusts nothing and proves nothing:** the verdict on the chain is [Trust]'s, made afterwards.
///
/// It never leaves this package, and each handshake has its own.
final class UnjudgedChain extends X509ExtendedTrustManager {
    private volatile List<X509Certificate> presented = List.of();

    /// The chain as it came, leaf first.
    List<X509Certificate> presented() {
        return presented;
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String keyExchange, Socket socket) {
        presented = List.of(chain);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String keyExchange, SSLEngine engine) {
        presented = List.of(chain);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String keyExchange) {
        presented = List.of(chain);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String keyExchange, Socket socket) {
        throw noClients();
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String keyExchange, SSLEngine engine) {
        throw noClients();
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String keyExchange) {
        throw noClients();
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return new X509Certificate[0];
    }

    private static IllegalStateException noClients() {
        return new IllegalStateException("this side of TLS has no clients");
    }
}
