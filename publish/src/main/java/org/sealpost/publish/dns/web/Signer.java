package org.sealpost.publish.dns.web;

import java.net.URI;
import java.util.Map;

/// Signs single requests.
@FunctionalInterface
interface Signer {
    /// Those headers that the request needs besides `Host`.
    Map<String, String> headers(String method, URI uri, byte[] body);
}
