package org.sealpost.observe.tls;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import javax.security.auth.x500.X500Principal;
import org.jspecify.annotations.Nullable;

/// The roots that are believed: those of the JDK, and those that the user adds. They are read when first needed.
///
/// `javax.net.ssl.trustStore` leads to others than the JDK's own, as everywhere in Java.
public final class Trust {
    private static final Trust SYSTEM = new Trust(true, List.of());

    private final boolean withJdkRoots;
    private final List<X509Certificate> added;
    private @Nullable Map<X500Principal, List<X509Certificate>> bySubject;

    private Trust(boolean withJdkRoots, Collection<X509Certificate> added) {
        this.withJdkRoots = withJdkRoots;
        this.added = List.copyOf(added);
    }

    /// The roots of the JDK.
    public static Trust system() {
        return SYSTEM;
    }

    /// These roots and no others.
    public static Trust only(Collection<X509Certificate> roots) {
        return new Trust(false, roots);
    }

    /// These roots and `more`; none is taken away.
    public Trust and(Collection<X509Certificate> more) {
        List<X509Certificate> all = new ArrayList<>(added);
        all.addAll(more);
        return new Trust(withJdkRoots, all);
    }

    /// The roots by the name of their subject.
    ///
    /// @throws IllegalStateException when the JDK's own roots cannot be read: without them every verdict would
    /// be wrong
    synchronized Map<X500Principal, List<X509Certificate>> roots() {
        if (bySubject == null) {
            Map<X500Principal, List<X509Certificate>> roots = new HashMap<>();
            List<X509Certificate> all = new ArrayList<>(added);
            all.addAll(withJdkRoots ? jdkRoots() : List.of());
            for (X509Certificate root : all) {
                roots.computeIfAbsent(root.getSubjectX500Principal(), subject -> new ArrayList<>())
                        .add(root);
            }
            bySubject = Map.copyOf(roots);
        }
        return bySubject;
    }

    /// A context whose sessions come about only with a certificate under these roots: for services that we use, not
    /// for hosts that we look at.
    public SSLContext context() {
        try {
            var store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            int count = 0;
            for (X509Certificate root :
                    roots().values().stream().flatMap(List::stream).toList()) {
                store.setCertificateEntry("root-" + count++, root);
            }
            var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init(store);
            var context = SSLContext.getInstance("TLS");
            context.init(null, factory.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException | IOException impossible) {
            throw new IllegalStateException("the JDK cannot build a TLS context", impossible);
        }
    }

    private static List<X509Certificate> jdkRoots() {
        try {
            var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init((KeyStore) null);
            List<X509Certificate> roots = new ArrayList<>();
            for (TrustManager manager : factory.getTrustManagers()) {
                if (manager instanceof X509TrustManager x509) {
                    roots.addAll(List.of(x509.getAcceptedIssuers()));
                }
            }
            if (roots.isEmpty()) {
                throw new RootsMissing("this Java installation trusts no certificate authority at all");
            }
            return roots;
        } catch (GeneralSecurityException unreadable) {
            throw new RootsMissing(
                    "the trusted roots of this Java installation cannot be read: " + unreadable.getMessage());
        }
    }
}
