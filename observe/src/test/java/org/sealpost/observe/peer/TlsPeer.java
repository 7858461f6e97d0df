package org.sealpost.observe.peer;

import java.io.IOException;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.X509ExtendedKeyManager;

/// The server's side of TLS, which sends exactly the chain it is given.
public final class TlsPeer {
    private final SSLContext context;
    private final boolean wantsClientCertificate;

    private TlsPeer(SSLContext context, boolean wantsClientCertificate) {
        this.context = context;
        this.wantsClientCertificate = wantsClientCertificate;
    }

    public static TlsPeer of(Issued leaf, Issued... others) {
        List<X509Certificate> chain = new ArrayList<>(List.of(leaf.certificate()));
        List.of(others).forEach(other -> chain.add(other.certificate()));
        try {
            var context = SSLContext.getInstance("TLS");
            context.init(new KeyManager[] {new OneChain(leaf.key(), chain)}, null, null);
            return new TlsPeer(context, false);
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException(broken);
        }
    }

    /// The same, and a client without a certificate is sent away.
    public TlsPeer demandingClientCertificate() {
        return new TlsPeer(context, true);
    }

    public SSLSocket shakeHands(Socket accepted) throws IOException {
        var socket = (SSLSocket) context.getSocketFactory()
                .createSocket(accepted, accepted.getInetAddress().getHostAddress(), accepted.getPort(), true);
        socket.setUseClientMode(false);
        socket.setNeedClientAuth(wantsClientCertificate);
        socket.startHandshake();
        return socket;
    }

    private static final class OneChain extends X509ExtendedKeyManager {
        private final PrivateKey key;
        private final List<X509Certificate> chain;

        OneChain(PrivateKey key, List<X509Certificate> chain) {
            this.key = key;
            this.chain = chain;
        }

        @Override
        public String[] getClientAliases(String type, Principal[] issuers) {
            return new String[0];
        }

        @Override
        public String chooseClientAlias(String[] types, Principal[] issuers, Socket socket) {
            return "";
        }

        @Override
        public String[] getServerAliases(String type, Principal[] issuers) {
            return new String[] {"only"};
        }

        @Override
        public String chooseServerAlias(String type, Principal[] issuers, Socket socket) {
            return "only";
        }

        @Override
        public X509Certificate[] getCertificateChain(String alias) {
            return chain.toArray(X509Certificate[]::new);
        }

        @Override
        public PrivateKey getPrivateKey(String alias) {
            return key;
        }
    }
}
