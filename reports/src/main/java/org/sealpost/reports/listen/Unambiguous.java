package org.sealpost.reports.listen;

import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/// Lets nothing through whose path two programs could read in two ways, such as `..%2f`, or that no URI may have.
///
/// @see <a href="https://www.rfc-editor.org/rfc/rfc3986#section-3.3">RFC 3986 §3.3</a>
final class Unambiguous extends Handler.Wrapper {
    private static final int BAD_REQUEST = 400;

    Unambiguous(Handler handler) {
        super(handler);
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        if (request.getHttpURI().hasViolations()) {
            Response.writeError(request, response, callback, BAD_REQUEST);
            return true;
        }
        return super.handle(request, response, callback);
    }
}
