package org.sealpost.reports.listen;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;

/// Why a request was not taken, as `application/problem+json`. Nothing of the request stands in it.
///
/// @param code of the limit; empty when it is none
/// @param detail one sentence
/// @see <a href="https://www.rfc-editor.org/rfc/rfc9457#section-3">RFC 9457 §3</a>
record Problem(int status, Optional<String> code, String detail) {
    static Problem of(int status, ListenCode code, String detail) {
        return new Problem(status, Optional.of(code.id()), detail);
    }

    static Problem of(int status, String detail) {
        return new Problem(status, Optional.empty(), detail);
    }

    byte[] json(HttpFields.Mutable headers) {
        headers.put(HttpHeader.CONTENT_TYPE, "application/problem+json");
        headers.put(HttpHeader.CACHE_CONTROL, "no-store");
        return ("{\"type\":\"about:blank\",\"title\":" + quoted(HttpStatus.getMessage(status)) + ",\"status\":" + status
                        + code.map(id -> ",\"code\":" + quoted(id)).orElse("") + ",\"detail\":" + quoted(detail)
                        + "}\n")
                .getBytes(StandardCharsets.UTF_8);
    }

    private static String quoted(String text) {
        return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }
}
