package org.sealpost.app.web;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/// What the server refuses before a request could be read (RFC 9110 §15): a sentence, and nothing of the request.
final class ServerErrors extends ErrorHandler {
    private static final int BAD_REQUEST = 400;
    private static final int NOT_IMPLEMENTED = 501;
    private static final int OTHER_VERSION = 505;

    @Override
    public boolean errorPageForMethod(@Nullable String method) {
        return true;
    }

    @Override
    protected void generateResponse(
            Request request,
            Response response,
            int status,
            @Nullable String message,
            @Nullable Throwable cause,
            Callback callback) {
        String sentence = switch (status) {
            case 408 -> "The request came too slowly.";
            case 413 -> "The request is larger than is taken.";
            case 414, 431 -> "The header of the request is larger than is taken.";
            case 503 -> "The server is being stopped, try again later.";
            default -> "The request cannot be understood.";
        };
        if (status == NOT_IMPLEMENTED || status == OTHER_VERSION) {
            // Whoever writes what nobody speaks is at fault, and not this server.
            response.setStatus(BAD_REQUEST);
        }
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, "text/plain; charset=utf-8");
        response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-store");
        response.getHeaders().put("X-Content-Type-Options", "nosniff");
        response.write(true, ByteBuffer.wrap((sentence + "\n").getBytes(StandardCharsets.UTF_8)), callback);
    }
}
