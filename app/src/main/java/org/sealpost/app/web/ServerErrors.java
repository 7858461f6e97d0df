package org.sealpost.app.web;

import java.nio.charset.StandardCharsets;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.sealpost.reports.listen.ServerRefusals;

/// What the server itself refuses, as text.
final class ServerErrors extends ServerRefusals {
    @Override
    protected byte[] body(int status, String sentence, HttpFields.Mutable headers) {
        headers.put(HttpHeader.CONTENT_TYPE, "text/plain; charset=utf-8");
        headers.put(HttpHeader.CACHE_CONTROL, "no-store");
        headers.put("X-Content-Type-Options", "nosniff");
        return (sentence + "\n").getBytes(StandardCharsets.UTF_8);
    }
}
