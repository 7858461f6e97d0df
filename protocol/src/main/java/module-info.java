import org.jspecify.annotations.NullMarked;

/// Text and wire forms of MTA-STS (RFC 8461), SMTP TLS reporting (RFC 8460), TLSA (RFC 6698) and CAA (RFC 8659), and
/// what a check reads of SPF (RFC 7208), DKIM (RFC 6376) and DMARC (RFC 7489).
///
/// Every parser takes octets and gives a value or none, and always every deviation it met. Nothing here reads a
/// socket, a file or a clock.
@NullMarked
module org.sealpost.protocol {
    requires com.ibm.icu;
    requires tools.jackson.core;
    requires static transitive org.jspecify;

    exports org.sealpost.protocol;
    exports org.sealpost.protocol.caa;
    exports org.sealpost.protocol.dane;
    exports org.sealpost.protocol.dkim;
    exports org.sealpost.protocol.dmarc;
    exports org.sealpost.protocol.mtasts;
    exports org.sealpost.protocol.name;
    exports org.sealpost.protocol.spf;
    exports org.sealpost.protocol.tlsrpt;
    exports org.sealpost.protocol.txt;
    exports org.sealpost.protocol.x509;

    uses org.jspecify.annotations.NullMarked;
}
