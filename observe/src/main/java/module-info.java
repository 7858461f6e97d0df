import org.jspecify.annotations.NullMarked;

/// Looking: DNS with DNSSEC status, the HTTPS policy fetch, the SMTP STARTTLS probe and the certificates they show.
///
/// Everything found is an immutable fact; nothing here judges. One `Dialer` opens every socket.
@NullMarked
module org.sealpost.observe {
    requires transitive org.sealpost.protocol;
    requires java.naming;
    requires static transitive org.jspecify;
    requires java.net.http;
    requires org.dnsjava;

    exports org.sealpost.observe;
    exports org.sealpost.observe.dns;
    exports org.sealpost.observe.facts;
    exports org.sealpost.observe.https;
    exports org.sealpost.observe.net;
    exports org.sealpost.observe.smtp;
    exports org.sealpost.observe.tls;
}
