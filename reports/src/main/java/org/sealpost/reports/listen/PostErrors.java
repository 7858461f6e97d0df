package org.sealpost.reports.listen;

import org.eclipse.jetty.http.HttpFields;

/// What the server itself refuses, in the same form as what we refuse.
final class PostErrors extends ServerRefusals {
    @Override
    protected byte[] body(String path, int status, String sentence, HttpFields.Mutable headers) {
        return Problem.of(status, sentence).json(headers);
    }
}
