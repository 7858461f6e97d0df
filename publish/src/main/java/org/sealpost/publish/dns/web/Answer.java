package org.sealpost.publish.dns.web;

import java.time.Duration;
import java.util.Optional;
import org.sealpost.protocol.Octets;
import org.sealpost.publish.dns.Contents;
import org.sealpost.publish.dns.Writing;
import org.sealpost.publish.dns.Zone;
import org.sealpost.publish.dns.json.Json;

/// What became of one call of an HTTP API.
public sealed interface Answer {
    /// A success, or one of the other statuses that the caller is ready for.
    record Came(int status, Octets body) implements Answer {
        /// The body; an empty object when it is none.
        public Json json() {
            return Json.read(body.toArray()).orElseGet(Json::object);
        }

        public String text() {
            return body.utf8Lossy();
        }

        public boolean isSuccess() {
            return status >= 200 && status < 300;
        }
    }

    /// @param why one sentence that says what to do
    record Failed(String why, Optional<Duration> retryAfter) implements Answer {
        public Zone.Search search() {
            return new Zone.Search.Failed(why, retryAfter);
        }

        public Contents contents() {
            return new Contents.Unknown(why, retryAfter);
        }

        public Writing writing() {
            return new Writing.Failed(why, retryAfter);
        }
    }
}
