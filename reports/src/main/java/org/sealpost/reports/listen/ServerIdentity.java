package org.sealpost.reports.listen;

import java.io.IOException;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedKeyManager;
import org.jspecify.annotations.Nullable;

/// The certificate of this machine, read again when its files change. What cannot be used never takes the place of
/// what could: the one before stays until the files are good.
public final class ServerIdentity {
    private final PemFiles files;
    private final long every;
    private final AtomicLong looked;
    private final SSLContext context;
    private volatile Pair pair;
    private volatile String problem = "";

    /// The newest pair of certificate and key, and the one before, which handshakes that have begun still use.
    private record Pair(long number, PemFiles.Loaded newest, PemFiles.Loaded before) {}

    /// @param every how often the files are looked at, at the most
    /// @throws GeneralSecurityException when the files cannot be used
    public ServerIdentity(PemFiles files, Duration every) throws IOException, GeneralSecurityException {
        this.files = files;
        this.every = every.toNanos();
        looked = new AtomicLong(System.nanoTime());
        PemFiles.Loaded first = files.load();
        pair = new Pair(0, first, first);
        context = SSLContext.getInstance("TLS");
        context.init(new KeyManager[] {new Current()}, new TrustManager[0], null);
    }

    /// Always with the newest certificate.
    public SSLContext context() {
        return context;
    }

    /// Why the files could not be used when they changed last; empty when they could.
    public String problem() {
        return problem;
    }

    private Pair current() {
        long now = System.nanoTime();
        long before = looked.get();
        if (now - before >= every && looked.compareAndSet(before, now)) {
            try {
                Pair old = pair;
                if (!files.stamp().equals(old.newest().stamp())) {
                    pair = new Pair(old.number() + 1, files.load(), old.newest());
                }
                problem = "";
            } catch (IOException | GeneralSecurityException | RuntimeException unusable) {
                problem = String.valueOf(unusable.getMessage());
            }
        }
        return pair;
    }

    /// One certificate for whatever name is asked for. Its alias is the number of the pair, so that a handshake
    /// goes on with what it began with when the files change in between.
    private final class Current extends X509ExtendedKeyManager {
        private @Nullable String alias(String keyType) {
            Pair now = current();
            return now.newest().key().getAlgorithm().equals(keyType) ? Long.toString(now.number()) : null;
        }

        private PemFiles.Loaded of(String alias) {
            Pair now = pair;
            return alias.equals(Long.toString(now.number())) ? now.newest() : now.before();
        }

        @Override
        public @Nullable String chooseEngineServerAlias(
                String keyType, Principal @Nullable [] issuers, @Nullable SSLEngine engine) {
            return alias(keyType);
        }

        @Override
        public @Nullable String chooseServerAlias(
                String keyType, Principal @Nullable [] issuers, @Nullable Socket socket) {
            return alias(keyType);
        }

        @Override
        public X509Certificate[] getCertificateChain(String alias) {
            return of(alias).chain().toArray(X509Certificate[]::new);
        }

        @Override
        public PrivateKey getPrivateKey(String alias) {
            return of(alias).key();
        }

        @Override
        public String @Nullable [] getServerAliases(String keyType, Principal @Nullable [] issuers) {
            String alias = alias(keyType);
            return alias == null ? null : new String[] {alias};
        }

        @Override
        public String @Nullable [] getClientAliases(String keyType, Principal @Nullable [] issuers) {
            return null;
        }

        @Override
        public @Nullable String chooseClientAlias(
                String[] keyType, Principal @Nullable [] issuers, @Nullable Socket socket) {
            return null;
        }
    }
}
