package org.sealpost.host.edge;

import io.netty.buffer.ByteBuf;
import java.nio.charset.StandardCharsets;
import org.sealpost.host.edge.Request.Reading;

/// Finds the heads of requests in the octets of one connection, however they are cut, and holds them to the strict
/// grammar: what two readers could understand in two ways is refused.
///
/// @see <a href="https://www.rfc-editor.org/rfc/rfc9112#section-2.2">RFC 9112 §2.2</a>
final class RequestReader {
    private static final Reading UNFINISHED = new Request.Unfinished();

    private final EdgeLimits.Sizes most;
    /// Octets of the unfinished head that hold no end of it.
    private int seen;
    private boolean lineEnded;

    RequestReader(EdgeLimits.Sizes most) {
        this.most = most;
    }

    /// Takes one head off `in`, or nothing.
    Reading read(ByteBuf in) {
        if (seen == 0 && !skipEmptyLines(in)) {
            return UNFINISHED;
        }
        int start = in.readerIndex();
        int end = Math.min(in.writerIndex(), start + most.head());
        int from = start + seen;
        while (from < end) {
            int feed = in.indexOf(from, end, (byte) '\n');
            if (feed < 0) {
                break;
            }
            if (feed == start || in.getByte(feed - 1) != '\r') {
                return new Request.Refused(Status.BAD_REQUEST);
            }
            if (!lineEnded && feed + 1 - start > most.line()) {
                return new Request.Refused(Status.URI_TOO_LONG);
            }
            lineEnded = true;
            if (feed - start >= 3 && in.getByte(feed - 2) == '\n') {
                return head(in, feed + 1 - start);
            }
            from = feed + 1;
        }
        seen = end - start;
        if (!lineEnded && seen >= most.line()) {
            return new Request.Refused(Status.URI_TOO_LONG);
        }
        return seen >= most.head() ? new Request.Refused(Status.HEADERS_TOO_LARGE) : UNFINISHED;
    }

    /// Whether a part of a head is there.
    boolean begun() {
        return seen > 0;
    }

    /// RFC 9112 §2.2: at least one empty line before a request is passed over; all are, or it would matter how they
    /// are cut. Says whether more can be told now.
    private static boolean skipEmptyLines(ByteBuf in) {
        while (in.isReadable() && in.getByte(in.readerIndex()) == '\r') {
            if (in.readableBytes() < 2) {
                return false;
            }
            if (in.getByte(in.readerIndex() + 1) != '\n') {
                return true;
            }
            in.skipBytes(2);
        }
        return in.isReadable();
    }

    private Reading head(ByteBuf in, int length) {
        seen = 0;
        lineEnded = false;
        return RequestHead.parse(
                in.readCharSequence(length, StandardCharsets.ISO_8859_1).toString());
    }
}
