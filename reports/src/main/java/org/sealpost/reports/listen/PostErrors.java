package org.sealpost.reports.listen;

import java.nio.ByteBuffer;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/// What the server itself refuses (RFC 9110 §15), in the same form as what we refuse.
final class PostErrors extends ErrorHandler {
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
        byte[] json = problem(status).json(response.getHeaders());
        response.write(true, ByteBuffer.wrap(json), callback);
    }

    private static Problem problem(int status) {
        return Problem.of(
                status,
                switch (status) {
                    case 408 -> "The request came too slowly.";
                    case 413 -> "The request is larger than is taken.";
                    case 414, 431 -> "The header of the request is larger than is taken.";
                    case 503 -> "The server is being stopped, try again later.";
                    default -> "The request cannot be understood.";
                });
    }
}
