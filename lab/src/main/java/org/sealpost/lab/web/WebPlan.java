package org.sealpost.lab.web;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.sealpost.lab.net.Connect;
import org.sealpost.lab.tls.TlsPlan;
import org.sealpost.protocol.Octets;

/// How a web server at one address behaves.
///
/// @param https what happens to a connection to port 443
/// @param tls its TLS
/// @param plain what port 80 does
/// @param response what it answers to a request for one of `paths`
/// @param paths the paths where the response is; others are 404
public record WebPlan(Connect https, TlsPlan tls, Plain plain, Response response, List<String> paths) {
    public static final String POLICY_PATH = "/.well-known/mta-sts.txt";

    public WebPlan {
        paths = List.copyOf(paths);
    }

    /// What the server does without TLS.
    public enum Plain {
        /// Nobody listens.
        NONE,
        /// The same as on port 443.
        SAME,
        /// It sends the client to `https:`.
        REDIRECT
    }

    /// An HTTP response.
    ///
    /// @param headers without length, framing and connection; the order is kept
    public record Response(
            int status, Map<String, String> headers, Octets body, Framing framing, Fault fault, Duration interval) {}

    /// How the end of the body is told.
    public enum Framing {
        LENGTH,
        CHUNKED,
        CLOSE
    }

    /// What goes wrong with a response.
    public enum Fault {
        NONE,
        /// After the headers, one octet for each interval, for ever.
        DRIP,
        /// A body without end.
        ENDLESS,
        /// Headers, and never a body.
        STALL,
        /// Never an answer to the request.
        SILENT,
        /// The connection is closed instead of an answer.
        CLOSE,
        /// The connection is closed in the middle of the body.
        EARLY_CLOSE,
        /// 256 KiB of headers.
        HUGE_HEADERS,
        /// No HTTP.
        GARBAGE,
        /// A last field makes the body one octet longer than 64 KiB.
        LARGE,
        /// No fault: a last field makes the body 64 KiB long.
        FULL,
        /// No fault: every octet waits for the interval.
        SLOW
    }
}
