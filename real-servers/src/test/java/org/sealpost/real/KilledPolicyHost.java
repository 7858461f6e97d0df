package org.sealpost.real;

import java.io.IOException;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.sealpost.host.certificate.CertificateStore;
import org.sealpost.host.certificate.Proof;
import org.sealpost.host.certificate.SealingKey;
import org.sealpost.protocol.name.DomainName;

/// A policy host in a process of its own that stops at a change of its store, says so, and waits to be killed.
final class KilledPolicyHost {
    static final String STOPPED = "stopped in the middle";
    static final String DONE = "has its certificate";

    private KilledPolicyHost() {}

    /// @param arguments folder, directory, root file, port of the edge, port of the name server's management,
    /// sealing key, host, kind of proof and target of its record, the number of the change or 0 for none, and
    /// whether before it
    static void main(String[] arguments) throws IOException {
        int change = Integer.parseInt(arguments[9]);
        boolean before = Boolean.parseBoolean(arguments[10]);
        var records = ChallengeDns.at(new LoopbackPort(Integer.parseInt(arguments[4])));
        var places = new PolicyHost.Places(
                Path.of(arguments[0]),
                URI.create(arguments[1]),
                PebbleServer.roots(Path.of(arguments[2])),
                new LoopbackPort(Integer.parseInt(arguments[3])),
                records,
                store -> stopping(store, change, before));
        var key = SealingKey.read(arguments[5].getBytes(StandardCharsets.US_ASCII))
                .orElseThrow();
        DomainName host = DomainName.of(arguments[6]);
        try (var hosting = new PolicyHost(places, key, change == 0 ? quick() : InstantSource.system())) {
            hosting.enrol(
                    host,
                    arguments[7].equals("dns-01")
                            ? new Proof.Dns01(DomainName.of(arguments[8]))
                            : new Proof.TlsAlpn01());
            hosting.rounds.recover();
            if (hosting.until(() -> hosting.isCertified(host))) {
                System.out.println(host + " " + DONE);
            }
        }
        System.exit(0);
    }

    /// Sixty times as fast, so that nobody waits for minutes when a proof has failed because nobody was there.
    private static InstantSource quick() {
        Instant began = Instant.now();
        return () -> began.plus(Duration.between(began, Instant.now()).multipliedBy(60));
    }

    private static CertificateStore stopping(CertificateStore store, int change, boolean before) {
        var changes = new AtomicInteger();
        return (CertificateStore) Proxy.newProxyInstance(
                KilledPolicyHost.class.getClassLoader(),
                new Class<?>[] {CertificateStore.class},
                (_, method, arguments) -> {
                    // Other changes are of the account and of what was counted.
                    boolean counts = method.getName().equals("replace");
                    boolean now = counts && changes.incrementAndGet() == change;
                    if (now && before) {
                        stop();
                    }
                    Object result = method.invoke(store, arguments);
                    if (now) {
                        stop();
                    }
                    return result;
                });
    }

    private static void stop() {
        System.out.println(STOPPED);
        System.out.flush();
        while (true) {
            LockSupport.park();
        }
    }
}
