package org.sealpost.reports.listen;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.ssl.SSLSocket;
import org.subethamail.smtp.server.SMTPServer;

/// Takes mail by SMTP or LMTP, for the addresses that are configured and for no other, and passes nothing on.
///
/// @see <a href="https://www.rfc-editor.org/rfc/rfc5321">RFC 5321</a>
/// @see <a href="https://www.rfc-editor.org/rfc/rfc2033">RFC 2033</a>
public final class MailServer implements AutoCloseable {
    private static final int RECIPIENTS = 100;
    private static final String[] VERSIONS = {"TLSv1.3", "TLSv1.2"};

    private final Guests guests;
    private final SMTPServer server;
    private final AtomicReference<ServerSocket> socket = new AtomicReference<>();
    private final ScheduledExecutorService sweeper;
    private final ScheduledFuture<?> sweeping;
    private final InetSocketAddress address;

    /// Listens at once.
    ///
    /// @throws IOException when it cannot listen there
    public MailServer(MailSettings settings, GroupInbox inbox) throws IOException {
        guests = new Guests(
                settings.perSource(), settings.idle(), settings.session(), code -> inbox.refused(settings.way(), code));
        ExecutorService threads = Executors.newThreadPerTaskExecutor(Thread.ofVirtual()
                .name("sealpost-mail")
                .uncaughtExceptionHandler((thread, answeredWith421) -> {})
                .factory());
        server = SMTPServer.port(settings.bind().getPort())
                .bindAddress(settings.bind().getAddress())
                .hostName(settings.hostName())
                .softwareName("Sealpost")
                .backlog(512)
                .messageHandlerFactory(context -> new MailTransaction())
                .enableTLS(settings.identity().isPresent())
                .startTlsSocketFactory(plain -> secured(settings, plain))
                .insertReceivedHeaders(false)
                .maxConnections(settings.connections())
                .maxRecipients(RECIPIENTS)
                .maxMessageSize(inbox.limits().mail())
                .connectionTimeoutMs(Math.toIntExact(settings.idle().toMillis()))
                .sessionHandler(guests)
                .executorService(threads)
                .serverThreadName("sealpost-" + settings.way())
                .serverSocketFactory(this::listener)
                .build();
        new MailCommands(settings, inbox, guests).addTo(server.getCommandHandler());
        try {
            server.start();
        } catch (RuntimeException failed) {
            threads.close();
            throw failed.getCause() instanceof IOException cause ? cause : new IOException(failed);
        }
        address = new InetSocketAddress(settings.bind().getAddress(), server.getPortAllocated());
        long pause = Math.max(10, Math.min(1000, settings.idle().toMillis() / 4));
        sweeper = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("sealpost-mail-sweeper").factory());
        sweeping = sweeper.scheduleWithFixedDelay(guests::sweep, pause, pause, TimeUnit.MILLISECONDS);
    }

    /// Where it listens.
    public InetSocketAddress address() {
        return address;
    }

    /// How many are connected.
    public int connected() {
        return guests.connected();
    }

    /// Short answers leave at once; each would wait for the one before to be acknowledged otherwise.
    private ServerSocket listener() throws IOException {
        var listener = new ServerSocket() {
            @Override
            public Socket accept() throws IOException {
                Socket accepted = super.accept();
                accepted.setTcpNoDelay(true);
                return accepted;
            }
        };
        socket.set(listener);
        return listener;
    }

    private static SSLSocket secured(MailSettings settings, Socket plain) throws IOException {
        ServerIdentity identity = settings.identity().orElseThrow(() -> new IOException("no certificate"));
        SSLSocket secured = (SSLSocket) identity.context()
                .getSocketFactory()
                .createSocket(plain, plain.getInetAddress().getHostAddress(), plain.getPort(), true);
        secured.setUseClientMode(false);
        secured.setEnabledProtocols(VERSIONS);
        return secured;
    }

    /// Takes no more connections, waits until every mail that was begun has been answered, and hangs up.
    @Override
    public void close() {
        ServerSocket listener = socket.get();
        if (listener != null) {
            try {
                listener.close();
            } catch (IOException closedAlready) {
                // That is what was wanted.
            }
        }
        guests.stop();
        server.stop();
        sweeping.cancel(false);
        sweeper.close();
    }
}
