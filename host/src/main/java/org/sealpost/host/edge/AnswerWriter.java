package org.sealpost.host.edge;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/// Puts answers into octets.
final class AnswerWriter {
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);
    private static final String CLOSE = "\r\nConnection: close\r\n\r\n";
    private static final String STAY = "\r\n\r\n";

    private final InstantSource clock;
    /// All before the date, and all between it and the length of the body.
    private final Map<Status, String> beginnings = new EnumMap<>(Status.class);
    private final Map<Status, String> middles = new EnumMap<>(Status.class);
    private volatile Date date = new Date(Long.MIN_VALUE, "");

    private record Date(long second, String text) {}

    /// @param cacheable whether a policy may be kept for a minute; RFC 8461 §8.2
    AnswerWriter(InstantSource clock, boolean cacheable) {
        this.clock = clock;
        for (Status status : Status.values()) {
            beginnings.put(status, "HTTP/1.1 " + status.code() + " " + status.phrase() + "\r\nDate: ");
            String further = switch (status) {
                case OK -> cacheable ? "\r\nCache-Control: max-age=60" : "";
                case METHOD_NOT_ALLOWED -> "\r\nAllow: GET, HEAD";
                default -> "";
            };
            middles.put(status, "\r\nContent-Type: text/plain; charset=utf-8" + further + "\r\nContent-Length: ");
        }
    }

    /// @param head whether the body stays away, because only its length was asked for
    ByteBuf octets(ByteBufAllocator allocator, Answer answer, boolean head, boolean close) {
        byte[] body = answer.body().toArray();
        ByteBuf out = allocator.directBuffer(256 + body.length);
        write(out, text(beginnings, answer.status()));
        write(out, date());
        write(out, text(middles, answer.status()));
        write(out, Integer.toString(body.length));
        write(out, close ? CLOSE : STAY);
        if (!head) {
            out.writeBytes(body);
        }
        return out;
    }

    private static void write(ByteBuf out, String text) {
        out.writeCharSequence(text, StandardCharsets.US_ASCII);
    }

    private static String text(Map<Status, String> texts, Status status) {
        return texts.getOrDefault(status, "");
    }

    /// RFC 9110 §6.6.1; made once a second.
    private String date() {
        Instant now = clock.instant();
        Date last = date;
        if (last.second() != now.getEpochSecond()) {
            last = new Date(now.getEpochSecond(), DATE.format(now));
            date = last;
        }
        return last.text();
    }
}
