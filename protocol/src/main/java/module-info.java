import org.jspecify.annotations.NullMarked;

/// Text and wire forms of MTA-STS (RFC 8461), SMTP TLS reporting (RFC 8460) and TLSA (RFC 6698).
///
/// Every parser takes octets and gives a value or none, and always every deviation it met. Nothing here reads a
/// socket, a file or a clock.
@NullMarked
module org.sealpost.protocol {
    requires com.ibm.icu;
    requires tools.jackson.core;
    requires static transitive org.jspecify;

    exports org.sealpost.protocol;
    exports org.sealpost.protocol.dane;
    exports org.sealpost.protocol.mtasts;
    exports org.sealpost.protocol.name;
    exports org.sealpost.protocol.tlsrpt;
    exports org.sealpost.protocol.txt;

    uses org.jspecify.annotations.NullMarked;
}
