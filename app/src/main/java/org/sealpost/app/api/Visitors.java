package org.sealpost.app.api;

import org.sealpost.app.access.Caller;
import org.sealpost.app.web.Call;

/// Says who a request is from.
public interface Visitors {
    /// By its token or, where there is none, by the cookie of a session.
    Caller caller(Call call);

    /// Whether a text is the form token of the session of a request.
    boolean isFormToken(Call call, String text);
}
