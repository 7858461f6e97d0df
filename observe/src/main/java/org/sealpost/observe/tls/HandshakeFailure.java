package org.sealpost.observe.tls;

import java.io.EOFException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.sealpost.observe.facts.TlsFault;

/// What the exception of a failed handshake means. The JDK tells most causes apart by its words alone.
final class HandshakeFailure {
    private HandshakeFailure() {}

    static Handshake.Failed of(Exception failed) {
        @Nullable String message = failed.getMessage();
        String words = message == null ? failed.getClass().getSimpleName() : message;
        return new Handshake.Failed(fault(failed, words.toLowerCase(Locale.ROOT)), words);
    }

    private static TlsFault fault(Exception failed, String words) {
        if (failed instanceof SocketTimeoutException) {
            return TlsFault.TIMED_OUT;
        }
        if (words.contains("protocol_version") || words.contains("protocol version")) {
            return TlsFault.VERSION;
        }
        if (words.contains("fatal alert")) {
            return TlsFault.ALERT;
        }
        if (failed instanceof SocketException
                || failed instanceof EOFException
                || failed.getCause() instanceof EOFException
                || failed.getCause() instanceof SocketException
                || words.contains("terminated the handshake")) {
            return TlsFault.CLOSED;
        }
        return words.contains("unrecognized") || words.contains("plaintext connection")
                ? TlsFault.NOT_TLS
                : TlsFault.OTHER;
    }
}
