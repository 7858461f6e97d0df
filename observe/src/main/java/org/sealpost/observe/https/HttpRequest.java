package org.sealpost.observe.https;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.sealpost.observe.net.Limits;
import org.sealpost.protocol.name.DomainName;

/// One request without a body and its response, over a connection that stands. No cookies, no cache, no proxy, no
/// compression, and no redirect is followed.
///
/// @param port the one connected to
/// @param plainPort the port that a URL of this scheme means when it names none
record HttpRequest(Method method, DomainName host, int port, int plainPort, String path, String userAgent) {
    /// What is asked for. There is no method that brings anything along.
    enum Method {
        GET,
        /// RFC 9110 §9.3.7: what may be done with a resource; nothing is done with it.
        OPTIONS
    }

    /// Sends the request and reads the response.
    ///
    /// @param counter counts what comes
    HttpReading over(Socket socket, Limits limits, Counter counter) throws IOException {
        socket.getOutputStream().write(request().getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().flush();
        try (var in = new BufferedInputStream(counter.count(socket.getInputStream()))) {
            return HttpResponseReader.read(in, limits.headerBytes(), limits.policyBytes());
        }
    }

    private String request() {
        String authority = port == plainPort ? host.ascii() : host.ascii() + ":" + port;
        return method + " " + path + " HTTP/1.1\r\n"
                + "Host: " + authority + "\r\n"
                + "User-Agent: " + userAgent + "\r\n"
                + "Accept: text/plain, */*;q=0.1\r\n"
                + "Connection: close\r\n"
                + "\r\n";
    }

    /// Counts the octets that a stream gave; what it counted stays when the stream breaks.
    static final class Counter {
        private long octets;

        long octets() {
            return octets;
        }

        InputStream count(InputStream in) {
            return new FilterInputStream(in) {
                @Override
                public int read() throws IOException {
                    int octet = in.read();
                    octets += octet < 0 ? 0 : 1;
                    return octet;
                }

                @Override
                public int read(byte[] buffer, int offset, int length) throws IOException {
                    int read = in.read(buffer, offset, length);
                    octets += Math.max(0, read);
                    return read;
                }

                @Override
                public void close() {
                    // Who dialled closes the socket.
                }
            };
        }
    }
}
