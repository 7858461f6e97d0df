package org.sealpost.publish.dns.provider;

import java.time.InstantSource;
import org.sealpost.observe.net.Dialer;
import org.sealpost.publish.dns.web.Web;

/// What writers share.
record Tools(Dialer dialer, Web web, InstantSource clock) {}
