package org.sealpost.observe.tls;

import java.io.IOException;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.SNIServerName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.StandardConstants;
import javax.net.ssl.TrustManager;
import org.sealpost.observe.facts.CertificateFault;
import org.sealpost.observe.facts.TlsFault;
import org.sealpost.observe.facts.TlsSession;
import org.sealpost.observe.net.Cutoff;
import org.sealpost.observe.net.Deadline;
import org.sealpost.observe.net.Dialer;
import org.sealpost.observe.net.Limits.Step;
import org.sealpost.protocol.name.DomainName;

/// TLS from our side, for the policy fetch and for STARTTLS alike: version 1.2 or 1.3, the name as SNI, the whole
/// chain kept, and the verdict on it made by ourselves at the instant of the clock.
///
/// Every handshake is a full one. A resumed session would show the certificates of an earlier connection.
public final class Tls {
    private static final String[] VERSIONS = {"TLSv1.3", "TLSv1.2"};

    private final Dialer dialer;
    private final Trust trust;
    private final InstantSource clock;
    private final SecureRandom random = new SecureRandom();

    /// @param dialer closes the socket of a handshake that takes too long
    /// @param clock at whose instant validity is judged
    public Tls(Dialer dialer, Trust trust, InstantSource clock) {
        this.dialer = dialer;
        this.trust = trust;
        this.clock = clock;
    }

    /// Reads the roots and loads the classes of TLS, which takes a cold process about a third of a second. Meant
    /// for a thread of its own at the start, while DNS is asked.
    public void warmUp() {
        try {
            trust.roots().values().stream()
                    .flatMap(List::stream)
                    .limit(1)
                    .forEach(root -> CertificateReading.signedBy(root, root));
            var engine = context(new UnjudgedChain()).createSSLEngine();
            engine.setUseClientMode(true);
            engine.setEnabledProtocols(VERSIONS.clone());
            engine.wrap(
                    ByteBuffer.allocate(0),
                    ByteBuffer.allocate(engine.getSession().getPacketBufferSize()));
        } catch (SSLException nothingLost) {
            // The first handshake says what is wrong, where it matters.
        }
    }

    /// Shakes hands over a connected socket. The socket is closed when that fails, and at the deadline.
    ///
    /// @param host sent as SNI and looked for in the certificate
    public Handshake over(Socket connected, DomainName host, Deadline deadline) {
        var seen = new UnjudgedChain();
        Deadline end = deadline.min(dialer.limits().of(Step.TLS_HANDSHAKE));
        try (Cutoff cutoff = dialer.closeAt(connected, end)) {
            try {
                SSLSocket socket = (SSLSocket) context(seen)
                        .getSocketFactory()
                        .createSocket(connected, host.ascii(), connected.getPort(), true);
                socket.setSSLParameters(parameters(socket.getSSLParameters(), host));
                connected.setSoTimeout(0);
                socket.startHandshake();
                return new Handshake.Established(socket, session(socket, seen.presented(), host));
            } catch (IOException | RuntimeException failed) {
                // Unchecked, because the JDK's readers of certificates and messages do throw such on hostile
                // octets.
                closeQuietly(connected);
                return cutoff.struck()
                        ? new Handshake.Failed(TlsFault.TIMED_OUT, "the handshake did not end in time")
                        : HandshakeFailure.of(failed);
            }
        }
    }

    private TlsSession session(SSLSocket socket, List<X509Certificate> chain, DomainName host) {
        String version = socket.getSession().getProtocol();
        String suite = socket.getSession().getCipherSuite();
        if (chain.isEmpty()) {
            return new TlsSession(
                    host, version, suite, List.of(), Set.of(CertificateFault.REJECTED), "no certificate was sent");
        }
        List<CertificateReading> readings = new ArrayList<>();
        chain.forEach(certificate -> readings.add(CertificateReading.of(certificate)));
        Instant now = clock.instant();
        ChainVerdict verdict = ChainJudge.judge(chain, readings.getFirst(), host, now, trust);
        return new TlsSession(
                host,
                version,
                suite,
                readings.stream().map(CertificateReading::facts).toList(),
                verdict.faults(),
                String.join("; ", verdict.details()),
                StapleJudge.judge(chain, stapled(socket.getSession()), now, trust));
    }

    /// RFC 6066 §8: the OCSP responses that came in the handshake; JSSE asks for them by itself.
    private static List<byte[]> stapled(SSLSession session) {
        return session instanceof ExtendedSSLSession extended ? extended.getStatusResponses() : List.of();
    }

    private SSLContext context(UnjudgedChain chain) {
        try {
            var context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {chain}, random);
            return context;
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every JDK has TLS", impossible);
        }
    }

    private static SSLParameters parameters(SSLParameters parameters, DomainName host) {
        parameters.setProtocols(VERSIONS.clone());
        parameters.setServerNames(List.of(new HostNameAsSent(host)));
        return parameters;
    }

    private static void closeQuietly(Socket socket) {
        try {
            socket.close();
        } catch (IOException alreadyBroken) {
            // It is of no use either way.
        }
    }

    /// The SNI entry for a host. The JDK's own kind refuses `_`, which names of mail servers do have.
    private static final class HostNameAsSent extends SNIServerName {
        HostNameAsSent(DomainName host) {
            super(StandardConstants.SNI_HOST_NAME, host.ascii().getBytes(StandardCharsets.US_ASCII));
        }
    }
}
