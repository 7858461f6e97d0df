package org.sealpost.lab;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NoRouteToHostException;
import java.net.Socket;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import org.xbill.DNS.AAAARecord;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Resolver;
import org.xbill.DNS.Section;
import org.xbill.DNS.SimpleResolver;
import org.xbill.DNS.Type;
import org.xbill.DNS.dnssec.ValidatingResolver;

/// A client of a lab, made of what a lab hands out.
final class Client {
    private final Lab lab;
    private final SimpleResolver plain;
    private final ValidatingResolver validating;
    private final SSLContext trusting;

    Client(Lab lab) throws IOException, GeneralSecurityException {
        this.lab = lab;
        plain = resolver();
        validating = new ValidatingResolver(resolver(), Clock.systemUTC());
        validating.loadTrustAnchors(new ByteArrayInputStream(lab.trustAnchor().getBytes(StandardCharsets.US_ASCII)));
        var store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        var root = CertificateFactory.getInstance("X.509")
                .generateCertificate(new ByteArrayInputStream(lab.caPem().getBytes(StandardCharsets.US_ASCII)));
        store.setCertificateEntry("root", root);
        var trust = TrustManagerFactory.getInstance("PKIX");
        trust.init(store);
        trusting = SSLContext.getInstance("TLS");
        trusting.init(null, trust.getTrustManagers(), null);
    }

    SimpleResolver resolver() throws UnknownHostException {
        var resolver = new SimpleResolver(lab.dnsServer());
        resolver.setTimeout(Duration.ofSeconds(30));
        return resolver;
    }

    /// A whole answer of the validating resolver, in which the validator's word is rcode and AD bit.
    Message validated(String name, int type) throws IOException {
        return ask(validating, name, type);
    }

    /// The same at another time.
    Message validatedAt(Clock clock, String name, int type) throws IOException {
        var resolver = new ValidatingResolver(resolver(), clock);
        resolver.loadTrustAnchors(new ByteArrayInputStream(lab.trustAnchor().getBytes(StandardCharsets.US_ASCII)));
        return ask(resolver, name, type);
    }

    Message ask(String name, int type) throws IOException {
        return ask(plain, name, type);
    }

    static Message ask(Resolver resolver, String name, int type) throws IOException {
        return resolver.send(Message.newQuery(Record.newRecord(Name.fromString(name, Name.root), type, DClass.IN)));
    }

    List<InetAddress> addresses(String name) throws IOException {
        return Stream.concat(
                        ask(name, Type.A).getSection(Section.ANSWER).stream()
                                .filter(ARecord.class::isInstance)
                                .map(rr -> ((ARecord) rr).getAddress()),
                        ask(name, Type.AAAA).getSection(Section.ANSWER).stream()
                                .filter(AAAARecord.class::isInstance)
                                .map(rr -> ((AAAARecord) rr).getAddress()))
                .toList();
    }

    /// A connection to the first address of `name`.
    Socket connect(String name, int port) throws IOException {
        return connect(addresses(name).getFirst(), port);
    }

    Socket connect(InetAddress address, int port) throws IOException {
        InetSocketAddress target = lab.connectMap().get(new InetSocketAddress(address, port));
        if (target == null) {
            throw new NoRouteToHostException(address + " port " + port);
        }
        var socket = new Socket();
        socket.setSoTimeout(30_000);
        socket.connect(target, 2000);
        return socket;
    }

    /// The secured connection; the chain and the name in it were found sound.
    SSLSocket secure(Socket socket, String name) throws IOException {
        var secured = (SSLSocket) trusting.getSocketFactory().createSocket(socket, name, socket.getPort(), true);
        var parameters = secured.getSSLParameters();
        parameters.setServerNames(List.of(new SNIHostName(name)));
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        secured.setSSLParameters(parameters);
        secured.startHandshake();
        return secured;
    }

    /// Status line, headers and body as one text, of a policy fetch at the first address.
    String policy(String domain) throws IOException {
        String host = "mta-sts." + domain;
        try (var socket = secure(connect(host, 443), host)) {
            return get(socket, host, "/.well-known/mta-sts.txt");
        }
    }

    static String get(Socket socket, String host, String path) throws IOException {
        String request = "GET " + path + " HTTP/1.1\r\nHost: " + host + "\r\n\r\n";
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
    }

    static String text(Message answer) {
        return Rcode.string(answer.getRcode()) + " "
                + answer.getSection(Section.ANSWER).stream()
                        .filter(rr -> rr.getType() != Type.RRSIG)
                        .map(Record::rdataToString)
                        .sorted()
                        .collect(Collectors.joining(" "));
    }
}
