package org.sealpost.reports.listen;

import java.nio.ByteBuffer;
import java.util.Optional;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/// What a server refuses before a request could be read (RFC 9110 §15): a sentence, and nothing of the request but
/// the form of answer that its path is for.
public abstract class ServerRefusals extends ErrorHandler {
    private static final int BAD_REQUEST = 400;
    private static final int NOT_IMPLEMENTED = 501;
    private static final int OTHER_VERSION = 505;
    private static final String UNREAD = "/badMessage";

    protected ServerRefusals() {}

    /// The body of the answer, whose type goes into the headers.
    ///
    /// @param path as it was written; empty when it could not be read
    protected abstract byte[] body(String path, int status, String sentence, HttpFields.Mutable headers);

    @Override
    public final boolean errorPageForMethod(@Nullable String method) {
        return true;
    }

    @Override
    protected final void generateResponse(
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
        // Whoever writes what nobody speaks is at fault, and not this server.
        int told = status == NOT_IMPLEMENTED || status == OTHER_VERSION ? BAD_REQUEST : status;
        response.setStatus(told);
        response.write(true, ByteBuffer.wrap(body(path(request), told, sentence, response.getHeaders())), callback);
    }

    /// Where the server could not read it, it has put another in its place.
    private static String path(Request request) {
        String path = Optional.ofNullable(request.getHttpURI().getPath()).orElse("");
        return path.equals(UNREAD) ? "" : path;
    }
}
