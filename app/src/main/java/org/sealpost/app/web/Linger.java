package org.sealpost.app.web;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;

/// Throws away for a moment what comes after a refusal. Whoever still sends a body would lose the answer when the
/// connection were closed at once.
///
/// @see <a href="https://www.rfc-editor.org/rfc/rfc9112#section-9.6">RFC 9112 §9.6</a>
final class Linger {
    private static final int MOST = 1 << 20;
    private static final int PIECE = 8 << 10;
    private static final Duration LONGEST = Duration.ofSeconds(2);

    private Linger() {}

    static void after(Request request) {
        if (request.getHeaders().contains(HttpHeader.EXPECT)) {
            // It waits to be asked for the body, and is not.
            return;
        }
        long end = System.nanoTime() + LONGEST.toNanos();
        byte[] piece = new byte[PIECE];
        try {
            InputStream in = Content.Source.asInputStream(request);
            int gone = 0;
            for (int count = in.read(piece);
                    count >= 0 && gone < MOST && System.nanoTime() < end;
                    count = in.read(piece)) {
                gone += count;
            }
        } catch (IOException hungUp) {
            // It has had its answer.
        }
    }
}
