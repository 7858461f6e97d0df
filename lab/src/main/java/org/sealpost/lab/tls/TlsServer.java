package org.sealpost.lab.tls;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javax.net.ssl.SSLSocket;
import org.sealpost.lab.net.Replies;
import org.sealpost.lab.reply.Reply.Kind;

/// The server side of a TLS handshake, with the faults of a plan.
public final class TlsServer {
    private static final int PROTOCOL_VERSION = 70;
    private static final int HANDSHAKE_FAILURE = 40;

    private final Authority authority;
    private final Replies replies;

    public TlsServer(Authority authority, Replies replies) {
        this.authority = authority;
        this.replies = replies;
    }

    /// A handshake that succeeded.
    ///
    /// @param serverName the name that the client asked for
    public record Secured(Socket socket, Optional<String> serverName) {}

    /// Waits for the client's first message and answers it.
    ///
    /// @param name the server's own name, for a certificate that names no other
    /// @param plan the plan for the name that the client asks for
    /// @return the secured connection, or empty when the plan was not to have one
    public Optional<Secured> accept(Socket socket, String name, Function<Optional<String>, TlsPlan> plan)
            throws IOException {
        InputStream in = socket.getInputStream();
        ClientHello hello = ClientHello.read(in);
        long received = System.nanoTime();
        TlsPlan chosen = plan.apply(hello.serverName());
        String asked = hello.serverName().orElse(name);
        switch (chosen.fault()) {
            case NONE, ONLY_1_2, OLD_SUITE -> {
                replies.before(Kind.TLS, asked, received);
                return Optional.of(new Secured(handshake(socket, hello, chosen, name), hello.serverName()));
            }
            case OLD_VERSION -> alert(socket, asked, received, PROTOCOL_VERSION);
            case ABORT -> alert(socket, asked, received, HANDSHAKE_FAILURE);
            case CLOSE -> {}
            case GARBAGE -> {
                replies.before(Kind.TLS, asked, received);
                write(socket, "this is not the protocol you are looking for\r\n".getBytes(StandardCharsets.US_ASCII));
            }
            case SILENT -> in.transferTo(OutputStream.nullOutputStream());
        }
        return Optional.empty();
    }

    private static CertificatePlan certificate(TlsPlan plan, ClientHello hello, String name) {
        return plan.byName() && !hello.serverName().equals(Optional.of(name))
                ? new CertificatePlan(CertificateKind.WRONG_NAME, List.of())
                : plan.certificate();
    }

    private Socket handshake(Socket socket, ClientHello hello, TlsPlan plan, String name) throws IOException {
        CertificatePlan certificate = certificate(plan, hello, name).named(name);
        if (plan.staple() != Staple.NONE) {
            return StaplingServer.accept(
                    socket,
                    hello,
                    plan.fault() != TlsFault.NONE,
                    authority.privateKey(certificate),
                    authority.presented(certificate),
                    authority.ocspResponse(certificate, plan.staple()));
        }
        var context = authority.context(certificate);
        var consumed = new ByteArrayInputStream(hello.octets().toArray());
        var secured = (SSLSocket) context.getSocketFactory().createSocket(socket, consumed, true);
        boolean both = plan.fault() == TlsFault.NONE;
        secured.setEnabledProtocols(both ? new String[] {"TLSv1.2", "TLSv1.3"} : new String[] {"TLSv1.2"});
        if (plan.fault() == TlsFault.OLD_SUITE) {
            secured.setEnabledCipherSuites(new String[] {"TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA"});
        }
        secured.startHandshake();
        return secured;
    }

    private void alert(Socket socket, String name, long received, int description) throws IOException {
        replies.before(Kind.TLS, name, received);
        write(socket, new byte[] {21, 3, 1, 0, 2, 2, (byte) description});
    }

    private static void write(Socket socket, byte[] octets) throws IOException {
        socket.getOutputStream().write(octets);
        socket.shutdownOutput();
        socket.getInputStream().transferTo(OutputStream.nullOutputStream());
    }
}
