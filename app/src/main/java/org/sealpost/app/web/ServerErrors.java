package org.sealpost.app.web;

import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.sealpost.reports.listen.ServerRefusals;

/// What the server itself refuses, in the form of all other refusals.
final class ServerErrors extends ServerRefusals {
    private final Refusals refusals;
    private final boolean tls;

    /// @param tls whether the server ends TLS itself
    ServerErrors(Refusals refusals, boolean tls) {
        this.refusals = refusals;
        this.tls = tls;
    }

    @Override
    protected byte[] body(String path, int status, String sentence, HttpFields.Mutable headers) {
        Reply reply = refusals.unread(path, status, sentence);
        EveryAnswer.head(headers, tls);
        headers.put(HttpHeader.CONTENT_TYPE, reply.type());
        return reply.body().toArray();
    }
}
