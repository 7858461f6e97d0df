package org.sealpost.fleet.watch.channel;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/// A mail server on loopback that has STARTTLS, or has not, with a certificate of its own, and wants a password.
final class SecureMailStandIn implements AutoCloseable {
    private static final String PASSWORD = "not-a-secret";

    private final ServerSocket server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
    private final List<String> plain = new CopyOnWriteArrayList<>();
    private final List<String> secret = new CopyOnWriteArrayList<>();
    private final boolean offered;
    private final KeyStore store;

    /// @param name in the certificate
    /// @param offered whether it has STARTTLS
    SecureMailStandIn(Path folder, String name, boolean offered)
            throws IOException, GeneralSecurityException, InterruptedException {
        this.offered = offered;
        this.store = store(folder.resolve(name + ".p12"), name);
        Thread.ofVirtual().start(this::serve);
    }

    /// By the tool that comes with the JDK.
    private static KeyStore store(Path file, String name)
            throws IOException, GeneralSecurityException, InterruptedException {
        Process process = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "it",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=" + name,
                        "-ext",
                        "san=dns:" + name,
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        file.toString(),
                        "-storepass",
                        PASSWORD))
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IllegalStateException(said);
        }
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (var in = Files.newInputStream(file)) {
            store.load(in, PASSWORD.toCharArray());
        }
        return store;
    }

    X509Certificate certificate() throws GeneralSecurityException {
        return (X509Certificate) store.getCertificate("it");
    }

    int port() {
        return server.getLocalPort();
    }

    /// The lines that came before TLS.
    List<String> plain() {
        return plain;
    }

    /// Those that came within.
    List<String> secret() {
        return secret;
    }

    private void serve() {
        while (!server.isClosed()) {
            try (Socket socket = server.accept()) {
                converse(socket);
            } catch (IOException | GeneralSecurityException over) {
                plain.add("(broken)");
            }
        }
    }

    private void converse(Socket socket) throws IOException, GeneralSecurityException {
        say(socket, "220 stand-in");
        if (talk(socket, plain, offered ? "250-it\r\n250 STARTTLS" : "250 it")) {
            var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(store, PASSWORD.toCharArray());
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys.getKeyManagers(), null, null);
            var secured = (SSLSocket) context.getSocketFactory().createSocket(socket, null, true);
            secured.setUseClientMode(false);
            secured.startHandshake();
            boolean _ = talk(secured, secret, "250-it\r\n250 AUTH PLAIN");
        }
    }

    /// @return whether TLS is to begin
    private static boolean talk(Socket socket, List<String> heard, String hello) throws IOException {
        var in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
        boolean data = false;
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            heard.add(line);
            String verb = line.toUpperCase(Locale.ROOT);
            if (data) {
                data = !line.equals(".");
                if (!data) {
                    say(socket, "250 taken");
                }
            } else if (verb.equals("STARTTLS")) {
                say(socket, "220 go on");
                return true;
            } else {
                data = verb.equals("DATA");
                say(socket, verb.startsWith("EHLO") ? hello : data ? "354 go on" : answer(verb));
            }
        }
        return false;
    }

    private static String answer(String verb) {
        return verb.startsWith("AUTH") ? "235 welcome" : verb.equals("QUIT") ? "221 bye" : "250 ok";
    }

    private static void say(Socket socket, String line) throws IOException {
        socket.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
