package org.sealpost.host.edge;

import java.net.Socket;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedKeyManager;
import org.jspecify.annotations.Nullable;
import org.sealpost.host.Identity;

/// The identities that were asked for, each under an alias of its own: a renewed one has another alias, so that nobody
/// who keeps something by alias keeps the old one for it.
final class IdentityKeys extends X509ExtendedKeyManager {
    private final Map<String, Entry> byHost = new ConcurrentHashMap<>();
    private final Map<String, Entry> byAlias = new ConcurrentHashMap<>();
    private final AtomicLong number = new AtomicLong();

    /// @param before the alias that was replaced by this one, still good for handshakes that have begun
    private record Entry(String alias, Identity identity, String keyType, String before) {}

    /// Has this identity shown from now on.
    void put(String host, Identity identity) {
        Entry known = byHost.get(host);
        if (known == null || !known.identity().equals(identity)) {
            byHost.compute(
                    host,
                    (key, last) ->
                            last != null && last.identity().equals(identity) ? last : replaced(host, identity, last));
        }
    }

    /// It is not shown any more.
    void remove(String host) {
        Entry gone = byHost.remove(host);
        if (gone != null) {
            byAlias.remove(gone.alias());
            byAlias.remove(gone.before());
        }
    }

    private Entry replaced(String host, Identity identity, @Nullable Entry last) {
        String before = "";
        if (last != null) {
            byAlias.remove(last.before());
            before = last.alias();
        }
        // Bouncy Castle calls keys for elliptic curves by the signature that is made with them.
        String keyType = identity.key().getAlgorithm().equals("ECDSA")
                ? "EC"
                : identity.key().getAlgorithm();
        var entry = new Entry(host + "#" + number.incrementAndGet(), identity, keyType, before);
        byAlias.put(entry.alias(), entry);
        return entry;
    }

    @Override
    public @Nullable String chooseEngineServerAlias(
            String keyType, Principal @Nullable [] issuers, @Nullable SSLEngine engine) {
        if (engine == null) {
            return null;
        }
        Entry entry = byHost.get(engine.getPeerHost());
        return entry != null && keyType.equals(entry.keyType()) ? entry.alias() : null;
    }

    @Override
    public X509Certificate @Nullable [] getCertificateChain(String alias) {
        Entry entry = byAlias.get(alias);
        return entry == null ? null : entry.identity().chain().toArray(X509Certificate[]::new);
    }

    @Override
    public @Nullable PrivateKey getPrivateKey(String alias) {
        Entry entry = byAlias.get(alias);
        return entry == null ? null : entry.identity().key();
    }

    @Override
    public @Nullable String chooseServerAlias(String keyType, Principal @Nullable [] issuers, @Nullable Socket socket) {
        return null;
    }

    @Override
    public String @Nullable [] getServerAliases(String keyType, Principal @Nullable [] issuers) {
        return null;
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
