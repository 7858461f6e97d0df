import org.jspecify.annotations.NullMarked;

/// TLS-RPT in (RFC 8460): what arrives and how far it can be believed, what is kept of it, and what follows from it.
/// Knows no database and no resolver: it declares interfaces, and the program connects them.
@NullMarked
module org.sealpost.reports {
    requires apache.jdkim.library;
    requires apache.mime4j.core;
    requires jakarta.mail;
    requires org.eclipse.angus.mail;
    requires transitive org.eclipse.jetty.server;
    requires transitive org.sealpost.protocol;
    requires static transitive org.jspecify;
    requires subethasmtp;

    exports org.sealpost.reports.authentic;
    exports org.sealpost.reports.decision;
    exports org.sealpost.reports.failure;
    exports org.sealpost.reports.file;
    exports org.sealpost.reports.intake;
    exports org.sealpost.reports.listen;
    exports org.sealpost.reports.readiness;
    exports org.sealpost.reports.row;
    exports org.sealpost.reports.store;
    exports org.sealpost.reports.summary;
    exports org.sealpost.reports;
}
