package org.sealpost.fleet.watch.channel;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import org.sealpost.observe.facts.ConnectFault;
import org.sealpost.observe.net.Cutoff;
import org.sealpost.observe.net.Deadline;
import org.sealpost.observe.net.Dialed;
import org.sealpost.observe.net.Dialer;
import org.sealpost.protocol.name.DomainName;
import org.sealpost.protocol.name.IpAddress;

/// One POST of JSON over a connection of the dialer, whose guard decides on the very address that is connected to: an
/// address that a tenant typed leads to no private network, no machine of ours and no metadata service unless the
/// operator allows it. No redirect is followed, no proxy used; of the answer only its head is read.
final class Post {
    private static final Duration TIME = Duration.ofSeconds(20);
    private static final int LONGEST_HEAD = 16 * 1024;
    private static final int ADDRESSES = 4;
    private static final Pattern STATUS = Pattern.compile("HTTP/1\\.[01] ([1-5][0-9]{2})(?: .*)?");
    private static final Pattern SECONDS = Pattern.compile("[0-9]{1,6}");

    private final Dialer dialer;
    private final Names names;
    private final SSLContext tls;
    private final String userAgent;

    /// @param tls whose roots vouch for servers
    Post(Dialer dialer, Names names, SSLContext tls, String userAgent) {
        this.dialer = dialer;
        this.names = names;
        this.tls = tls;
        this.userAgent = userAgent;
    }

    /// @param headers beside those of every request; neither names nor values hold a line break
    Delivery send(URI to, Map<String, String> headers, String body) {
        Optional<DomainName> host = Optional.ofNullable(to.getHost()).flatMap(DomainName::ofWire);
        List<IpAddress> addresses = addresses(to, host);
        if (addresses.isEmpty()) {
            return new Delivery.Later("the host has no address now", Optional.empty());
        }
        Deadline deadline = Deadline.after(TIME);
        Delivery last = new Delivery.Later("no connection", Optional.empty());
        for (IpAddress address : addresses.subList(0, Math.min(ADDRESSES, addresses.size()))) {
            switch (dialer.dial(address, port(to), deadline)) {
                case Dialed.NotConnected(ConnectFault fault, String detail) ->
                    // What a name leads to may be mended; what was typed as an address stays what it is.
                    last = fault == ConnectFault.GUARDED && Target.literal(to).isPresent()
                            ? new Delivery.Refused(detail)
                            : new Delivery.Later("no connection: " + detail, Optional.empty());
                case Dialed.Connected(Socket socket) -> {
                    return over(socket, to, headers, body, deadline);
                }
            }
        }
        return last;
    }

    private List<IpAddress> addresses(URI to, Optional<DomainName> host) {
        return Target.literal(to)
                .map(List::of)
                .orElseGet(() -> host.map(names::addresses).orElse(List.of()));
    }

    private Delivery over(Socket socket, URI to, Map<String, String> headers, String body, Deadline deadline) {
        try (socket;
                Cutoff _ = dialer.closeAt(socket, deadline)) {
            Socket wire = to.getScheme().equals("https") ? secured(socket, to) : socket;
            OutputStream out = wire.getOutputStream();
            byte[] content = body.getBytes(StandardCharsets.UTF_8);
            out.write(head(to, headers, content.length).getBytes(StandardCharsets.US_ASCII));
            out.write(content);
            out.flush();
            return answer(wire.getInputStream());
        } catch (IOException broken) {
            return new Delivery.Later(
                    "the connection broke: " + broken.getClass().getSimpleName(), Optional.empty());
        }
    }

    private Socket secured(Socket socket, URI to) throws IOException {
        var secured = (SSLSocket) tls.getSocketFactory().createSocket(socket, to.getHost(), port(to), true);
        SSLParameters parameters = secured.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        secured.setSSLParameters(parameters);
        secured.startHandshake();
        return secured;
    }

    private String head(URI to, Map<String, String> headers, int length) {
        var head = new StringBuilder();
        String path = Optional.ofNullable(to.getRawPath())
                .filter(each -> !each.isEmpty())
                .orElse("/");
        String query =
                Optional.ofNullable(to.getRawQuery()).map(each -> "?" + each).orElse("");
        head.append("POST ").append(path).append(query).append(" HTTP/1.1\r\n");
        head.append("Host: ")
                .append(to.getHost())
                .append(to.getPort() < 0 ? "" : ":" + to.getPort())
                .append("\r\n");
        head.append("User-Agent: ").append(userAgent).append("\r\n");
        head.append("Content-Type: application/json; charset=utf-8\r\n");
        head.append("Content-Length: ").append(length).append("\r\n");
        headers.forEach(
                (name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
        return head.append("Connection: close\r\n\r\n").toString();
    }

    private static int port(URI to) {
        if (to.getPort() >= 0) {
            return to.getPort();
        }
        return to.getScheme().equals("https") ? 443 : 80;
    }

    private static Delivery answer(InputStream in) throws IOException {
        var head = new StringBuilder();
        int octet = in.read();
        while (octet >= 0
                && head.length() < LONGEST_HEAD
                && head.indexOf("\r\n\r\n", Math.max(0, head.length() - 4)) < 0) {
            head.append((char) octet);
            octet = in.read();
        }
        List<String> lines = head.toString().lines().toList();
        Matcher status = STATUS.matcher(lines.isEmpty() ? "" : lines.getFirst());
        if (!status.matches()) {
            return new Delivery.Later("the answer is no HTTP", Optional.empty());
        }
        int code = Integer.parseInt(status.group(1));
        if (code / 100 == 2) {
            return new Delivery.Delivered();
        }
        String why = "it answered " + code;
        // What we send will not be better later; a redirect, a lack of rights and being in a hurry may pass.
        return switch (code) {
            case 400, 404, 405, 410, 413, 415, 422 -> new Delivery.Refused(why);
            default -> new Delivery.Later(why, retryAfter(lines));
        };
    }

    /// RFC 9110 §10.2.3, in seconds; a date is not read.
    private static Optional<Duration> retryAfter(List<String> lines) {
        return lines.stream()
                .filter(line -> line.toLowerCase(Locale.ROOT).startsWith("retry-after:"))
                .map(line -> line.substring("retry-after:".length()).strip())
                .filter(value -> SECONDS.matcher(value).matches())
                .map(value -> Duration.ofSeconds(Long.parseLong(value)))
                .findFirst();
    }
}
