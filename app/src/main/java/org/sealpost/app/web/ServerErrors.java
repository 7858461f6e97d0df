package org.sealpost.app.web;

import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.sealpost.reports.listen.ServerRefusals;

/// What the server itself refuses: to programs as they read it, to all others as text.
final class ServerErrors extends ServerRefusals {
    private final Refusals refusals;

    ServerErrors(Refusals refusals) {
        this.refusals = refusals;
    }

    @Override
    protected byte[] body(String path, int status, String sentence, HttpFields.Mutable headers) {
        headers.put(HttpHeader.CACHE_CONTROL, "no-store");
        headers.put("X-Content-Type-Options", "nosniff");
        Reply reply = refusals.unread(path, status, sentence)
                .orElseGet(() -> Reply.of(status, "text/plain; charset=utf-8", sentence + "\n"));
        headers.put(HttpHeader.CONTENT_TYPE, reply.type());
        return reply.body().toArray();
    }
}
