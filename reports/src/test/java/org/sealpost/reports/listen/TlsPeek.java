package org.sealpost.reports.listen;

import java.io.IOException;
import java.net.InetAddress;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;

/// One handshake, to see what a server presents.
final class TlsPeek {
    private TlsPeek() {}

    static X509Certificate leaf(ServerIdentity identity) throws Exception {
        try (var server = (SSLServerSocket) identity.context()
                .getServerSocketFactory()
                .createServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread serving = Thread.ofVirtual().start(() -> {
                try (var accepted = (SSLSocket) server.accept()) {
                    accepted.startHandshake();
                    accepted.getInputStream().read();
                } catch (IOException seenByTheClient) {
                    // The client fails too.
                }
            });
            X509Certificate leaf = leaf(server.getLocalPort());
            serving.join();
            return leaf;
        }
    }

    private static X509Certificate leaf(int port) throws Exception {
        try (var client =
                (SSLSocket) anybody().getSocketFactory().createSocket(InetAddress.getLoopbackAddress(), port)) {
            client.startHandshake();
            return (X509Certificate) client.getSession().getPeerCertificates()[0];
        }
    }

    static SSLContext anybody() throws GeneralSecurityException {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, new TrustManager[] {new Anybody()}, null);
        return context;
    }

    private static final class Anybody implements X509TrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String authType) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String authType) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
